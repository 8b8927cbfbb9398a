# The reference controls by number, with short titles of our own.
from .world import table

_ROWS = table("""
A.5.1 | Security policies | A.5.2 | Who does what in security | A.5.3 | Duties kept apart | A.5.4 | Managers ask for security
A.5.5 | Lines to authorities | A.5.6 | Lines to expert groups | A.5.7 | Knowledge of threats | A.5.8 | Security in projects
A.5.9 | Inventory of assets | A.5.10 | Rules for using assets | A.5.11 | Assets come back | A.5.12 | Classes of information
A.5.13 | Labels | A.5.14 | Sending information | A.5.15 | Rules for access | A.5.16 | Identities
A.5.17 | Secrets for signing in | A.5.18 | Rights given and taken back | A.5.19 | Security with suppliers | A.5.20 | Security in contracts
A.5.21 | Supply chain of IT | A.5.22 | Watching suppliers | A.5.23 | Cloud services | A.5.24 | Ready for incidents
A.5.25 | Judging events | A.5.26 | Answering incidents | A.5.27 | Learning from incidents | A.5.28 | Keeping proof
A.5.29 | Security in a disruption | A.5.30 | IT ready to go on | A.5.31 | Law and contract | A.5.32 | Others' intellectual property
A.5.33 | Records kept safe | A.5.34 | Privacy | A.5.35 | Independent look | A.5.36 | Rules are followed
A.5.37 | Written operating steps | A.6.1 | Screening | A.6.2 | Terms of employment | A.6.3 | Awareness and training
A.6.4 | Disciplinary steps | A.6.5 | After employment | A.6.6 | Confidentiality promises | A.6.7 | Working away
A.6.8 | Staff report events | A.7.1 | Outer boundaries | A.7.2 | Doors and visitors | A.7.3 | Offices and rooms
A.7.4 | Watching the premises | A.7.5 | Fire, water, storm | A.7.6 | Work in secure areas | A.7.7 | Clear desk and screen
A.7.8 | Where equipment stands | A.7.9 | Equipment outside | A.7.10 | Storage media | A.7.11 | Power and cooling
A.7.12 | Cables | A.7.13 | Upkeep of equipment | A.7.14 | Disposal and reuse | A.8.1 | User devices
A.8.2 | Privileged rights | A.8.3 | Limits on access | A.8.4 | Source code access | A.8.5 | Signing in safely
A.8.6 | Capacity | A.8.7 | Malware | A.8.8 | Weak points fixed | A.8.9 | Settings under control
A.8.10 | Deleting | A.8.11 | Masking | A.8.12 | Leaks stopped | A.8.13 | Backup
A.8.14 | Spare capacity | A.8.15 | Logs | A.8.16 | Watching systems | A.8.17 | Same time everywhere
A.8.18 | Powerful tools | A.8.19 | Installing software | A.8.20 | Networks | A.8.21 | Network services
A.8.22 | Networks kept apart | A.8.23 | Web filter | A.8.24 | Cryptography | A.8.25 | Safe development life
A.8.26 | Demands on applications | A.8.27 | Safe architecture | A.8.28 | Safe coding | A.8.29 | Security tests
A.8.30 | Development by others | A.8.31 | Stages kept apart | A.8.32 | Changes | A.8.33 | Test data
A.8.34 | Audits without harm
""")

TITLES = {row[i]: row[i + 1] for row in _ROWS for i in range(0, len(row), 2)}
