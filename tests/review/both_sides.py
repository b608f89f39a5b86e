"""Files of the catalog twice: on the second side every key says something else."""

LOOKS = (
    "{theme: story, shape: hexagon, palette: ocean, icon: compass, "
    "art: a.svg, pattern: waves, border: rope, ribbon: Mentor, "
    "shows: [year], mood: proud, pose: waving, holds: lamp, wears: crown, scene: desk}",
    "{theme: flat, shape: star, palette: slate, icon: map, "
    "art: b.svg, pattern: rays, border: beads, ribbon: Guide, "
    "shows: [expiry], mood: happy, pose: sitting, holds: book, wears: chef, scene: cave}",
)
PROGRAM = (
    """\
name: Guild
url: https://guild.example
hub: https://badges.guild.example
issuer: {id: "did:web:guild.example", key: z6MkghLt1e8m1fmANsdJJco3aCLV8Xnigr5UWwC3u5iZFPd3, recipients: id, email: a@guild.example}
branch: main
delivery: push
timezone: UTC
maintainers: [grace]
recorders: [bot]
trust: {required: claimed, forge_keys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA]}
visibility: public
kinds: {seafaring: {description: Went out to sea.}}
look: {mark: LW, theme: engraved, shape: circle, palettes: [ocean], pattern: weave, border: beads}
acknowledged: [{commit: 3f9c2b7a1d, reason: Merged before the check was on.}]
""",
    """\
name: House
url: https://house.example
hub: https://badges.house.example
issuer: {id: "did:web:house.example", key: z6MkmTsrSH7tuy9VqauK9ob6PWbZcKSnsfjs3pMizZVBfLos, recipients: email, email: b@guild.example}
branch: trunk
delivery: request
timezone: Europe/Paris
maintainers: [ada]
recorders: [robot]
trust: {required: signed, forge_keys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5BBBB]}
visibility: members
kinds: {seafaring: {description: Went out to sea for us.}}
look: {mark: WL, theme: flat, shape: star, palettes: [slate], pattern: rays, border: rope}
acknowledged: [{commit: 4f9c2b7a1d, reason: Merged before the check was there.}]
""",
)
BADGE = (
    """\
name: Mentor
kind: mentoring
description: Helps others.
goals: [grow]
topics: [onboarding]
recipients: person
status: active
criteria: [{id: sessions, text: Held six sessions., evidence: optional}]
requires:
  - {holds: teacher@silver}
  - {count: {badge: thanks, kind: training, topic: tea, at_least: 9, from_people: 2,
     from_functions: 2, from_teams: 2, within: 12 months}}
  - {helped: {people: 4, other_function: 1, other_team: 1}}
  - {metric: {name: builds, at_least: 1500000}}
  - {together: {people: 4, teams: 2, functions: 2}}
levels:
  - {id: bronze, name: Third, description: The first., text: One., criteria: [{id: map, text: Drew it.}],
     requires: [{holds: crown}], design: LOOK}
in_order: false
awarding:
  by: anyone
  revoke: [giver]
  nomination: {nominate: anyone, seconds: 1, from_other_function: 1, decide: [maintainers],
    open_for: 10 days}
  min_evidence: 1
  limit: {per_giver: 3, every: month}
  repeatable: false
  self_award: false
  expires_after: 12 months
  counts_for: team
design: LOOK
examples: [{text: nobody, given: [{helped: [tom]}], expect: {allowed: none}}]
""",
    """\
name: Guide
kind: training
description: Helps everybody.
goals: [learn]
topics: [python]
recipients: team
status: retired
criteria: [{id: lessons, text: Held seven sessions., evidence: required}]
requires:
  - {holds: teacher@gold}
  - {count: {badge: crown, kind: mentoring, topic: milk, at_least: 8, from_people: 3,
     from_functions: 3, from_teams: 3, within: 6 months}}
  - {helped: {people: 5, other_function: 2, other_team: 2}}
  - {metric: {name: tests, at_least: 1500004}}
  - {together: {people: 5, teams: 3, functions: 3}}
levels:
  - {id: iron, name: Fourth, description: The lowest., text: Two., criteria: [{id: plan, text: Wrote it., evidence: required}],
     requires: [{holds: thanks}], design: LOOK}
in_order: true
awarding:
  by: [maintainers]
  revoke: [maintainers]
  nomination: {nominate: [maintainers], seconds: 2, from_other_function: 2, decide: [{person: ada}],
    open_for: 20 days}
  min_evidence: 2
  limit: {per_giver: 2, every: week}
  repeatable: true
  self_award: true
  expires_after: 6 months
  counts_for: members
design: LOOK
examples: []
""",
)
PERSON = (
    """\
name: Ada
home: platform
status: active
accounts: {github: AdaL}
emails: [ada@guild.example]
signing_keys: [{key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA, added: 2026-01-10, retired: 2026-02-10,
  revoked_since: 3f9c2b7a1d}]
visibility: public
aliases: [augusta]
""",
    """\
name: Adah
home: studio
status: alumni
accounts: {github: AdaB}
emails: [adah@guild.example]
signing_keys: [{key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5BBBB, added: 2026-01-11, retired: 2026-02-11,
  revoked_since: 4f9c2b7a1d}]
visibility: members
aliases: [byron]
""",
)
TEAM = (
    """\
name: Platform
description: Runs the servers.
function: engineering
parent: infra
leads: [grace]
members: [ada]
responsibilities: [{who: linus, what: on-call}]
aliases: [servers]
""",
    """\
name: Ground
description: Runs all servers.
function: design
parent: house
leads: [tom]
members: [hedy]
responsibilities: [{who: ada, what: releases}]
aliases: [machines]
""",
)
COUNTED = (
    """\
name: Grow
description: Everybody learns.
measure: {count: {badge: mentor, kind: mentoring, topic: python, project: apollo}}
target: 1500000
starts: 2026-01-01
due: 2026-12-31
""",
    """\
name: Learn
description: Everybody learns something.
measure: {count: {badge: thanks, kind: training, topic: tea, project: gemini}}
target: 1500004
starts: 2026-02-01
due: 2026-11-30
""",
)
SCORED = (
    "name: Calm\ndescription: Calm.\nmeasure: {score: sum}\ntarget: 3\nstarts: 2026-01-01\ndue: 2026-12-31\n",
    "name: Calmer\ndescription: Calmer.\nmeasure: {score: average}\ntarget: 4\nstarts: 2026-02-01\ndue: 2026-11-30\n",
)
PROJECT = (
    "name: Apollo\ndescription: Up.\nurl: https://a.example\naliases: [Apollo 2]\n",
    "name: Gemini\ndescription: Up there.\nurl: https://b.example\naliases: [Gemini 2]\n",
)
SUGGESTION = (
    """\
badge: mentor@silver
reason: Reviewed a lot.
deeds: {kinds: [author], touching: [docs/**], other_than: [vendor/**], for_other: team, outside: platform}
at_least: 20
on_days: 5
weeks_in_a_row: 8
for_people: 3
total: 1500000
measured: builds
within: 12 months
every: month
criterion: sessions
project: apollo
""",
    """\
badge: mentor@gold
reason: Reviewed very much.
deeds: {kinds: [reviewed-by], touching: [src/**], other_than: [lib/**], for_other: person, outside: studio}
at_least: 21
on_days: 6
weeks_in_a_row: 9
for_people: 4
total: 1500004
measured: tests
within: 6 months
every: quarter
criterion: lessons
project: gemini
""",
)

FILES = {
    "catalog/program.yaml": [PROGRAM],
    "catalog/badges/mentor.yaml": [
        tuple(text.replace("LOOK", look) for text, look in zip(BADGE, LOOKS, strict=True))
    ],
    "catalog/people/ada.yaml": [PERSON],
    "catalog/teams/platform.yaml": [TEAM],
    "catalog/goals/grow.yaml": [COUNTED, SCORED],
    "catalog/projects/apollo.yaml": [PROJECT],
    "catalog/suggestions/reviews.yaml": [SUGGESTION],
}
