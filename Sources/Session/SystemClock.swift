// The one look at the clock.

import Glibc
package import Values

/// Only those who talk to a person or a program at work ask for today's date, and hand it to a session as `today`. Nothing
/// else in the program knows what day it is.
package enum SystemClock {
    /// The day on the machine's wall clock.
    package static var today: CalendarDate {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        let local = Int64(now) + Int64(parts.tm_gmtoff)
        return CalendarDate(epochDay: (local - ((local % 86_400) + 86_400) % 86_400) / 86_400)
    }
}
