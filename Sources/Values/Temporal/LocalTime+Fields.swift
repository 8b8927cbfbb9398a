// A time's parts, and times made of them.

extension LocalTime {
    package static let midnight = LocalTime(nanosecondOfDay: 0)

    package init(hour: Int64, minute: Int64 = 0, second: Int64 = 0, nanosecond: Int64 = 0) throws(TemporalError) {
        try check(hour, 0...23, "hour")
        try check(minute, 0...59, "minute")
        try check(second, 0...59, "second")
        try check(nanosecond, 0...999_999_999, "nanosecond")
        self.init(nanosecondOfDay: ((hour * 60 + minute) * 60 + second) * nanosecondsPerSecond + nanosecond)
    }

    package var hour: Int64 { secondOfDay / 3600 }
    package var minute: Int64 { secondOfDay / 60 % 60 }
    package var second: Int64 { secondOfDay % 60 }
    /// Of the second, 0 to 999,999,999.
    package var nanosecond: Int64 { nanosecondOfDay % nanosecondsPerSecond }
    var secondOfDay: Int64 { nanosecondOfDay / nanosecondsPerSecond }
}
