// Single values in a snapshot: those of dictionaries, and of columns that hold any.

import Values

/// What stands before a value. Raw values are the file's.
private enum Tag: UInt64 {
    case null, no, yes, integer, float, string, date, localTime, time, localDateTime, dateTime, duration, list, map
}

extension SnapshotEncoder {
    /// A property's value: no node, relationship or path, which no property holds.
    mutating func value(_ value: Value) {
        switch value {
        case .null, .node, .relationship, .path: tag(.null)
        case .boolean(let value): tag(value ? .yes : .no)
        case .integer(let value):
            tag(.integer)
            integer(value)
        case .float(let value):
            tag(.float)
            count(value.bitPattern)
        case .string(let value):
            tag(.string)
            text(value)
        case .list(let members):
            tag(.list)
            list(members) { $0.value($1) }
        case .map(let map):
            tag(.map)
            list(Array(zip(map.keys, map.values))) {
                $0.text($1.0)
                $0.value($1.1)
            }
        case .date, .localTime, .time, .localDateTime, .dateTime, .duration: temporal(value)
        }
    }

    private mutating func temporal(_ value: Value) {
        switch value {
        case .date(let date):
            tag(.date)
            integer(date.epochDay)
        case .localTime(let time):
            tag(.localTime)
            integer(time.nanosecondOfDay)
        case .time(let time):
            tag(.time)
            integer(time.local.nanosecondOfDay)
            integer(Int64(time.offset))
        case .localDateTime(let moment):
            tag(.localDateTime)
            wallClock(moment)
        case .dateTime(let moment):
            tag(.dateTime)
            wallClock(moment.local)
            integer(Int64(moment.offset))
            optional(moment.zone) { $0.text($1) }
        case .duration(let duration):
            tag(.duration)
            for part in [duration.months, duration.days, duration.seconds, Int64(duration.nanoseconds)] {
                integer(part)
            }
        default: tag(.null)
        }
    }

    private mutating func wallClock(_ moment: LocalDateTime) {
        integer(moment.date.epochDay)
        integer(moment.time.nanosecondOfDay)
    }

    private mutating func tag(_ tag: Tag) { count(tag.rawValue) }
}

extension SnapshotDecoder {
    /// - Parameter depth: how many lists and maps may lie in one another.
    mutating func value(depth: Int = 64) throws(SnapshotFault) -> Value {
        guard depth > 0, let tag = Tag(rawValue: try number()) else { throw .damaged }
        switch tag {
        case .null: return .null
        case .no: return .boolean(false)
        case .yes: return .boolean(true)
        case .integer: return .integer(try integer())
        case .float: return .float(Double(bitPattern: try number()))
        case .string: return .string(try text())
        case .date: return .date(try date())
        case .localTime: return .localTime(try time())
        case .time: return .time(ZonedTime(local: try time(), offset: try offset()))
        case .localDateTime: return .localDateTime(try wallClock())
        case .dateTime:
            let (local, offset) = (try wallClock(), try offset())
            let zone = try optional { (decoder) throws(SnapshotFault) in try decoder.text() }
            return .dateTime(ZonedDateTime(local: local, offset: offset, zone: zone))
        case .duration:
            let (months, days, seconds) = (try integer(), try integer(), try integer())
            let nanoseconds = Int32(truncatingIfNeeded: try integer(in: 0...999_999_999))
            return .duration(CalendarDuration(months: months, days: days, seconds: seconds, nanoseconds: nanoseconds))
        case .list: return .list(try list { (decoder) throws(SnapshotFault) in try decoder.value(depth: depth - 1) })
        case .map:
            let pairs = try list { (decoder) throws(SnapshotFault) in
                (try decoder.text(), try decoder.value(depth: depth - 1))
            }
            return .map(MapValue(pairs))
        }
    }

    /// A day of the years that the calendar has.
    private mutating func date() throws(SnapshotFault) -> CalendarDate {
        guard let date = CalendarDate(checkedEpochDay: try integer()) else { throw .damaged }
        return date
    }

    private mutating func time() throws(SnapshotFault) -> LocalTime {
        LocalTime(nanosecondOfDay: try integer(in: 0...86_399_999_999_999))
    }

    private mutating func wallClock() throws(SnapshotFault) -> LocalDateTime {
        LocalDateTime(date: try date(), time: try time())
    }

    private mutating func offset() throws(SnapshotFault) -> Int32 {
        Int32(truncatingIfNeeded: try integer(in: -64_800...64_800))
    }

    private mutating func integer(in range: ClosedRange<Int64>) throws(SnapshotFault) -> Int64 {
        let number = try integer()
        guard range.contains(number) else { throw .damaged }
        return number
    }
}
