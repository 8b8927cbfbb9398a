# What each process is for, in the words of its owner.
from .world import table

PURPOSES = dict(table("""
P-001 | Knows what surrounds us and what our stakeholders expect, and keeps the scope true
P-002 | Keeps one security policy that the board stands behind
P-003 | Finds, rates and ranks the risks to patients' data and to the monitoring service
P-004 | Chooses what is done about each risk, by whom and by when
P-005 | Sets the security objectives of the year and how they are measured
P-006 | Says who answers for what, and who may decide
P-007 | Provides people, time and money for what was decided
P-008 | Knows which skills are needed and closes the gaps
P-009 | Has the right version where it is needed, and no other
P-010 | Watches laws and contracts, and tells whoever must act
P-011 | Plans how care goes on when a site, a system or a supplier fails
P-012 | Makes sure that everybody knows the rules and why they exist
P-013 | Carries out the treatment plan and reports how far it is
P-014 | Measures what was agreed and says when a figure leaves its range
P-015 | Looks with independent eyes whether the system does what it says
P-016 | Lets the board judge the system and decide what changes
P-017 | Removes the causes of what went wrong, and checks that it helped
P-018 | Collects ideas and turns the good ones into work
P-019 | Gets new colleagues ready to work on their first day, and no earlier
P-020 | Changes rights and equipment when somebody changes the job
P-021 | Lets people go with everything returned and every account closed
P-022 | Checks references and records before a contract is signed
P-023 | Gives each person the rights of the role, and nothing else
P-024 | Takes rights away within a day of the last working day
P-025 | Has each owner confirm, every quarter, who may do what
P-026 | Keeps administrator rights few, personal and recorded
P-027 | Knows every device and medium, where it is and who has it
P-028 | Brings fixes to servers and devices within the agreed windows
P-029 | Finds weak points before others do, and gives them a rank
P-030 | Copies what must not be lost, to two places
P-031 | Proves each quarter that a copy can be read back in time
P-032 | Reads the alerts of all systems and sorts noise from trouble
P-033 | Contains, removes and recovers, and keeps the proof
P-034 | Asks after each incident what we learned, without blame
P-035 | Lets changes through that are understood, tested and reversible
P-036 | Runs the networks of both sites and keeps them apart where needed
P-037 | Makes, renews and destroys keys and certificates
P-038 | Takes every call and mail, helps at once or hands over
P-039 | Destroys media so that nobody reads them again
P-040 | Judges a supplier before the first order
P-041 | Scores suppliers by what they deliver and what goes wrong
P-042 | Looks again at the risk of suppliers whose score falls
P-043 | Buys goods and services from cleared suppliers
P-044 | Lets the right people in and knows who was there
P-045 | Books journeys for courses and clinic visits
P-046 | Checks and pays back what people spent on the way
P-047 | Matches invoices with orders and has them approved
P-048 | Pays approved invoices, two persons at a time
P-049 | Books what happened, on the day it happened
P-050 | Closes the month so that its figures stand
P-051 | Compares cost with budget and tells the board
P-052 | Builds the monitoring platform so that it resists attack
P-053 | Attacks our own software before it is released
P-054 | Brings tested versions to the wards without surprise
P-055 | Takes a patient into remote care, with consent and the right device
P-056 | Watches the readings day and night and calls when they go wrong
P-057 | Answers people who ask what we know about them
P-058 | Keeps care records as long as the law asks, and no longer
P-059 | Plays through an outage once a year
P-060 | Tells the authorities what they must be told, in time
P-061 | Reports to the insurer what the policy asks for
P-062 | Takes devices back from wards and patients
P-063 | Repairs and calibrates sensors
P-064 | Sends devices out again
P-065 | Hears, in confidence, of what should not happen
P-066 | Turns the faxes of some practices into mail
P-067 | Shows the public whether the platform is up
P-068 | Answers journalists with one voice
P-069 | Kept letters in boxes until everything was scanned
P-070 | Judged changes to the management system until change enablement took over
P-071 | Will say which models may help with readings, and who watches them
P-072 | Follows the delivery vans; run by the leasing company
P-073 | Tries whether consultations by video suit our patients
P-074 | Prepares a clinic for sending its patients to us
P-075 | Answers the clinics' questions about the platform
"""))
