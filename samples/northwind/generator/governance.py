# Around the processes: what surrounds the system, and exercises that were planned and held.
from .world import table, write

# id | name | process | planned | date | status | reason
EXERCISES = table("""
EX-2025-01 | Evacuation in Hamburg           | P-059 | 2025-06-12 | 2025-06-12 | held      |
EX-2025-02 | Failover of the care platform   | P-059 | 2025-11-20 |            |           |
EX-2025-03 | Crisis at the table             | P-059 | 2025-10-01 |            | cancelled | No room for twelve people
EX-2026-01 | Restore without the supplier    | P-059 | 2026-04-22 |            | planned   |
""")

PARTIES = table("""
IP-01 | Partner clinics
IP-02 | State data protection authority
IP-03 | Hansa Cyber Versicherung AG
IP-04 | Works council
""")

# id | name | origin | category | climate | addressed in the ISMS | addressed by
ISSUES = table("""
ISS-01 | Ransomware is sold as a service         | external | threats | no  |    | RK-01;A.8.7
ISS-02 | Few people apply for shifts in Rostock  | internal | people  | no  |    | P-008
ISS-03 | New rules for medical devices           | external | law     | no  |    |
ISS-04 | Hot summers in the workshop             | external | climate | yes | no |
ISS-05 | Two cultures since the merger           | internal | people  | no  |    | DOC-30
ISS-06 | One hosting supplier carries the platform | external | suppliers | no | | RK-03
ISS-07 | Notebooks leave the house every day     | internal | work    | no  |    | P-027
ISS-08 | Clinics share accounts                  | external | people  | no  |    | RK-09
ISS-09 | Parcel services may strike              | external | suppliers | no | yes | RK-10
ISS-10 | The software is made in house           | internal | work    | no  |    | P-052;DOC-26
ISS-11 | Threats change from week to week        | external | threats | no  |    | A.5.7
ISS-12 | Floods at the coast                     | external | climate | yes | yes | P-011
""")

# id | of | name | source | addressed in the ISMS | addressed by
REQUIREMENTS = table("""
REQ-01 | IP-01 | Readings reach the ward within minutes | contract  | yes | P-056
REQ-02 | IP-02 | Notice of a breach within three days   | law       | yes | DOC-19
REQ-03 | IP-03 | A test by outsiders each year          | contract  | yes |
REQ-04 | IP-04 | No judgement of persons by logs        | agreement | no  |
REQ-05 | IP-01 | A say in changes of the service        | contract  | yes | P-070
REQ-06 | IP-01 | Restore within four hours              | contract  | yes | P-031
REQ-07 | IP-02 | Data of patients stay in the union     | law       | yes | DOC-31
REQ-08 | IP-03 | Second factor for remote access        | contract  | yes | A.8.5
REQ-09 | IP-03 | Backups that nobody can change         | contract  | yes | P-030
REQ-10 | IP-04 | Training in working hours              | agreement | yes | P-012
REQ-11 | IP-02 | A record of processing                 | law       | yes | P-010
REQ-12 | IP-01 | Devices checked before they go out     | contract  | yes | P-062
""")


def files():
    write("registers/interested-parties.csv", ["id", "name"], PARTIES)
    write("registers/context-issues.csv", ["id", "name", "origin", "category", "climate", "Addressed in ISMS", "Addressed by"], ISSUES)
    write("registers/requirements.csv", ["id", "Of", "name", "source", "Addressed in ISMS", "Addressed by"], REQUIREMENTS)
    write("registers/exercises.csv", ["id", "name", "Process", "planned", "date", "status", "reason"], EXERCISES)
