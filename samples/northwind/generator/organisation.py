# Who works at Northwind Health: units, people, roles and outside parties.
from .world import table, write

UNITS = table("""
U-01 | Management Board          |
U-02 | Information Security Office | U-01
U-03 | IT Operations             | U-01
U-04 | Product Engineering       | U-01
U-05 | Human Resources           | U-01
U-06 | Finance and Procurement   | U-01
U-07 | Care Services             | U-01
U-08 | Device Workshop Rostock   |
U-09 | Compliance                | U-01
""")

# Personnel number, name, unit, active, entry, leaving. E-1010 and E-1035 share a name on purpose.
PEOPLE = table("""
E-1001 | Dr. Helene Brandt  | U-01 | yes | 01.03.2016 |
E-1002 | Jonas Achterberg   | U-01 | yes | 01.09.2018 |
E-1003 | Mira Castellan     | U-01 | yes | 15.01.2021 |
E-1004 | Katrin Vogel       | U-02 | yes | 01.04.2019 |
E-1005 | Emre Aydin         | U-02 | yes | 01.07.2021 |
E-1006 | Lotte Jansen       | U-02 | yes | 01.02.2022 |
E-1007 | Pavel Novotny      | U-02 | yes | 15.08.2022 |
E-1008 | Sofia Lindqvist    | U-02 | yes | 01.05.2020 |
E-1009 | Ruth Okafor        | U-09 | yes | 01.11.2019 |
E-1010 | Thomas Weber       | U-03 | yes | 01.06.2017 |
E-1011 | Bente Sørensen     | U-03 | yes | 01.10.2016 |
E-1012 | Marek Zielinski    | U-03 | yes | 15.03.2020 |
E-1013 | Aylin Demir        | U-03 | yes | 01.01.2021 |
E-1014 | Rafael Ortega      | U-03 | yes | 01.09.2021 |
E-1015 | Nadine Hofmann     | U-03 | yes | 01.12.2018 |
E-1016 | Oliver Krüger      | U-03 | no  | 01.04.2017 | 30.11.2025
E-1017 | Ivo Marković       | U-03 | yes | 01.02.2023 |
E-1018 | Priya Raman        | U-04 | yes | 01.08.2018 |
E-1019 | Lukas Steiner      | U-04 | yes | 01.03.2020 |
E-1020 | Chiara Russo       | U-04 | yes | 15.05.2021 |
E-1021 | Tobias Engel       | U-04 | no  | 01.10.2019 |
E-1022 | Hanna Lehtonen     | U-04 | yes | 01.01.2022 |
E-1023 | Felix Baumann      | U-04 | yes | 01.07.2023 |
E-1024 | Ulrike Sommer      | U-05 | yes | 01.05.2015 |
E-1025 | Daniel Roth        | U-05 | yes | 01.11.2020 |
E-1026 | Jana Petrova       | U-05 | yes | 15.02.2022 |
E-1027 | Stefan Maier       | U-06 | yes | 01.01.2017 |
E-1028 | Carla Mendes       | U-06 | yes | 01.06.2019 |
E-1029 | Henrik Olsen       | U-06 | yes | 01.04.2018 | 31.03.2026
E-1030 | Beate Scholz       | U-06 | yes | 01.10.2014 |
E-1031 | Dr. Amelie Fournier | U-07 | yes | 01.09.2017 |
E-1032 | Yusuf Kaya         | U-07 | yes | 01.02.2020 |
E-1033 | Greta Nilsson      | U-07 |     | 01.06.2018 | 15.01.2026
E-1034 | Paul Richter       | U-07 | yes | 15.10.2021 |
E-1035 | Thomas Weber       | U-07 | yes | 01.04.2022 |
E-1036 | Leonie Arndt       | U-07 | yes | 01.08.2023 |
E-1037 | Gerd Paulsen       | U-08 | yes | 01.01.2015 |
E-1038 | Ines Haupt         | U-08 | yes | 01.03.2019 |
E-1039 | Karsten Böhm       | U-08 | yes | 01.05.2021 |
E-1040 | Silke Thoms        | U-08 | yes | 01.09.2022 |
E-1041 | Nele Petersen      | U-05 | yes | 02.03.2026 |
""")

# Role, title, held by, since, until, must be filled.
ROLES = table("""
R-01 | Managing Director               | E-1001 | 2016-03-01 |            | yes
R-02 | Chief Information Security Officer | E-1004 | 2019-04-01 |         | yes
R-03 | Risk Manager                    | E-1005 | 2021-07-01 |            | yes
R-04 | Internal Auditor                | E-1006 | 2022-02-01 |            | yes
R-05 | Incident Manager                | E-1008 | 2020-05-01 |            | yes
R-06 | Data Protection Officer         | E-1009 | 2019-11-01 |            | yes
R-07 | Head of IT Operations           | E-1011 | 2022-01-01 |            | yes
R-08 | Service Desk Lead               | E-1013 | 2022-06-01 |            | yes
R-09 | Identity and Access Manager     | E-1015 | 2021-01-01 |            | yes
R-10 | Head of Product Engineering     | E-1018 | 2018-08-01 |            | yes
R-11 | Release Manager                 | E-1020 | 2023-01-01 |            | yes
R-12 | Head of Human Resources         | E-1024 | 2015-05-01 |            | yes
R-13 | Head of Finance                 | E-1027 | 2017-01-01 |            | yes
R-14 | Procurement Manager             | E-1028 | 2019-06-01 |            | yes
R-15 | Facilities Manager              | E-1030 | 2018-01-01 | 2025-12-31 | yes
R-16 | Medical Director                | E-1031 | 2017-09-01 |            | yes
R-17 | Continuity Manager              | E-1016 | 2021-03-01 |            | yes
R-18 | Workshop Manager                | E-1037 | 2015-01-01 |            | yes
R-19 | Sustainability Delegate         |        |            |            | no
R-20 | Compliance Officer              | E-1009 | 2020-01-01 | 2026-03-31 | yes
""")

# Who stands in for whoever fills a role: role, person, since, until.
STAND_INS = [[role, person, *days] for person, *days in (["E-1002", "2026-02-02", ""], ["E-1003", "2025-06-02", "2026-03-30"])
             for role in ("R-02", "R-03", "R-05", "R-07", "R-09", "R-12", "R-13", "R-14")]

# The matrix of responsibilities, as a list: who is accountable for a process.
RESPONSIBILITIES = table("""
P-003 | R-03
P-009 | R-02
P-015 | R-04
P-016 | R-01
P-024 | R-09
P-024 | R-12
P-029 | E-1007
""")

PARTIES = table("""
X-01 | Baltic Cloud Hosting GmbH       | supplier  | 2026-10-31
X-02 | MediSense Sensors B.V.          | supplier  | 2025-11-30
X-03 | Hansa Cyber Versicherung AG     | supplier  | 2026-03-31
X-04 | Partner clinics                 | customer  |
X-05 | State data protection authority | authority |
X-06 | Press office agency Lumen       | supplier  | 2026-02-15
X-07 | Nordstern Datenschutz audits    | supplier  | 2026-06-30
""")


def email(name):
    plain = name.lower().replace("dr. ", "").replace(" ", ".")
    for letter, plain_letters in {"ü": "ue", "ö": "oe", "ø": "oe", "ć": "c"}.items():
        plain = plain.replace(letter, plain_letters)
    return f"{plain}@northwind-health.example"


def files():
    write("registers/units.csv", ["Unit", "Name", "Parent"], UNITS)
    people = []
    for number, name, unit, active, entry, leaving in PEOPLE:
        # The second Thomas Weber has the address with a number, as mail systems do it.
        address = email(name).replace("@", "2@") if number == "E-1035" else email(name)
        people.append([number, name, address, unit, active, entry, leaving])
    write("registers/people.csv",
          ["Personnel no.", "Name", "E-mail", "Unit", "Active", "Entry", "Leaving"], people, separator=";", bom=True)
    write("registers/roles.csv", ["Role", "Title", "Held by", "Held since", "Held until", "Must be filled"], ROLES)
    write("registers/stand-ins.csv", ["Role", "Person", "Since", "Until"], STAND_INS)
    write("registers/responsibilities.csv", ["Process", "Accountable"], RESPONSIBILITIES)
    write("registers/external-parties.csv", ["id", "name", "kind", "Next review"], PARTIES)
    write("registers/isms.csv", ["id", "name", "established", "certBody"],
          [["ISMS-NWH", "Northwind Health ISMS", "2021-05-01", "Nordcert GmbH"]])
    write("registers/scope.csv", ["id", "version", "effectiveFrom", "approved", "statement", "Includes"],
          [["SC-3", "3.0", "2024-07-01", "2024-06-18",
            "Remote patient monitoring and the services behind it\nat the sites Hamburg and Rostock",
            "U-01;U-02;U-03;U-04;U-05;U-06;U-07;U-09;P-070;Office Kiel"]])
