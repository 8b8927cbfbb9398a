# Risks, their assessments and their treatments.
from .world import table, write

# id | name | inherent | level | acceptance | residual | status | owner | affects
RISKS = table("""
RK-01 | Ransomware on the care platform         | 20 | 9  | 8 | 8 | open | R-07 | P-056
RK-02 | Former staff keep access                | 16 | 10 | 8 | 8 | open | R-09 | P-024
RK-03 | Failure of the hosting supplier         | 15 | 8  | 8 | 8 | accepted | R-07 | P-056
RK-04 | Sensor readings altered on the way      | 15 | 9  | 8 | 6 | open | R-10 | P-056
RK-05 | Patient data sent to the wrong clinic   | 12 | 6  | 8 | 6 | accepted | R-16 | P-055
RK-06 | Unpatched component in the own software | 16 | 9  | 8 | 6 | open | R-10 | P-052
RK-07 | Loss of a notebook                      | 9  | 4  | 8 | 4 | accepted | R-12 | P-027
RK-08 | Restore takes longer than promised      | 12 | 9  | 8 | 6 | open | R-07 | P-031
RK-09 | Clinics share one account               | 12 | 10 | 8 | 10 | open | R-16 | P-074
RK-10 | Strike at the parcel service            | 10 | 10 | 8 | 10 | Accepted | R-18 | P-064
""")

# id | risk | option | decided | due | completed | status | approved by | controls
TREATMENTS = table("""
T-01 | RK-01 | modify | 2025-05-12 | 2025-12-31 | 2025-12-19 | completed   | E-1011 | A.8.7;A.8.13
T-02 | RK-02 | modify | 2025-05-12 | 2026-02-28 |            | in progress | E-1015 | A.5.18;A.6.5
T-03 | RK-03 | retain | 2025-05-12 |            |            | accepted    | E-1011 |
T-04 | RK-04 | modify | 2025-11-10 | 2026-03-31 |            | in progress | E-1018 | A.8.24
T-05 | RK-06 | modify | 2025-11-10 | 2026-06-30 |            | in progress | E-1018 | A.8.8;A.8.28
T-06 | RK-08 | modify | 2025-11-10 | 2026-05-31 |            | in progress | E-1011 | A.8.13
T-07 | RK-01 | share  | 2025-05-12 | 2025-09-30 | 2025-09-15 | completed   | E-1027 | A.5.29
""")

ASSESSMENTS = table("""
RA-2024-1 | 2024-06-04 | desk     | planned  | 2025-06-30 | RK-10 |
RA-2024-2 | 2024-11-12 | workshop | planned  | 2025-05-31 | RK-01;RK-02;RK-03;RK-05;RK-07 |
RA-2025-1 | 2025-05-06 | workshop | planned  | 2025-11-30 | RK-01;RK-02;RK-03;RK-05;RK-07 |
RA-2025-2 | 2025-11-04 | workshop | planned  | 2026-05-31 | RK-01;RK-02;RK-03;RK-04;RK-05;RK-06;RK-07;RK-08 |
RA-2025-3 | 2025-08-01 | desk     | incident | 2026-05-31 | RK-01 | INC-2025-01
""")


def files():
    write("registers/risks.csv",
          ["Risk", "Name", "Inherent", "Level", "Acceptance", "Residual", "Status", "Owner", "Affects"],
          RISKS + [["", "Theft of a delivery van", 6, 4, 8, 4, "open", "R-15", ""]], raw_tail=",,,,,,,,\r\n,,,,,,,,\r\n")
    write("registers/treatments.csv",
          ["id", "Risk", "option", "decided", "due", "completed", "status", "Approved by", "Controls"], TREATMENTS)
    write("registers/risk-assessments.csv",
          ["id", "date", "method", "trigger", "nextDue", "Assessed", "Triggered by"], ASSESSMENTS)
