// Zones that the zone database has merged into others.

/// Since release 2022b the database keeps one zone for regions whose clocks have agreed since 1970. Some systems build
/// it with the older, separate histories, others without; following the merge here gives the same answers on both.
enum ZoneLinks {
    /// The zone whose rules a name shares.
    static func target(of name: String) -> String { merged[name] ?? name }

    private static let merged: [String: String] = [
        "Arctic/Longyearbyen": "Europe/Berlin", "Asia/Brunei": "Asia/Kuching", "Asia/Kuala_Lumpur": "Asia/Singapore",
        "Atlantic/Jan_Mayen": "Europe/Berlin", "Atlantic/Reykjavik": "Africa/Abidjan",
        "Europe/Amsterdam": "Europe/Brussels",
        "Europe/Copenhagen": "Europe/Berlin", "Europe/Luxembourg": "Europe/Brussels", "Europe/Monaco": "Europe/Paris",
        "Europe/Oslo": "Europe/Berlin", "Europe/Stockholm": "Europe/Berlin", "Iceland": "Africa/Abidjan",
        "Indian/Christmas": "Asia/Bangkok", "Indian/Cocos": "Asia/Yangon", "Indian/Kerguelen": "Indian/Maldives",
        "Indian/Mahe": "Asia/Dubai", "Indian/Reunion": "Asia/Dubai", "Pacific/Chuuk": "Pacific/Port_Moresby",
        "Pacific/Funafuti": "Pacific/Tarawa", "Pacific/Majuro": "Pacific/Tarawa",
        "Pacific/Pohnpei": "Pacific/Guadalcanal",
        "Pacific/Ponape": "Pacific/Guadalcanal", "Pacific/Truk": "Pacific/Port_Moresby",
        "Pacific/Wake": "Pacific/Tarawa",
        "Pacific/Wallis": "Pacific/Tarawa", "Pacific/Yap": "Pacific/Port_Moresby",
    ]
}
