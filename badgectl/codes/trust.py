"""Codes of trust: what the history of the main line does not vouch for."""

from badgectl.codes.samples import THANKS, THANKS_PATH
from badgectl.model.problems import Code

_PROGRAM = """\
name: Guild
maintainers: [grace]
recorders: [badge-bot]
trust: {required: signed}
"""

GRADE = Code(
    name="trust-grade",
    title="Nobody vouches for a record as the programme asks",
    why="`trust: required:` says how sure it must be who made a record: `signed` by the giver (or "
    "whoever may record for them), `forge` (signed by the forge, for the author who was logged "
    "in), or merely `claimed`. Signing begins with `badgectl doctor --fix signing`.",
    wrong={THANKS_PATH: THANKS},
    right={"catalog/program.yaml": _PROGRAM},
)
OWNER = Code(
    name="trust-owner",
    title="The catalog was changed by somebody who may not",
    why="A change of the catalog carries the signature of a maintainer of that time: who defines "
    "badges, policies and keys decides what all awards are worth. Everybody may change name, "
    "accounts, keys and visibility in their own file, signed with a key that stood there before. "
    "A wrong change is taken back; its commit stays in the history, and is acknowledged in either "
    "case. Where the programme takes claims (`required: claimed`), and nobody has signed, it is a "
    "warning: the address of the commit's author is no maintainer's. What a forge's button merges "
    "bears the address that it made for you (`12345+ada@users.noreply.github.com`): that belongs "
    "into your `emails:`, too.",
    wrong={"catalog/teams/studio.yaml": "name: Studio\nfunction: design\nmembers: [tom, ada]\n"},
    right={"catalog/program.yaml": _PROGRAM},
)
TOGETHER = Code(
    name="trust-together",
    title="An award that came in together with its badge",
    why="An award is judged by the badge as it stood before; so nobody loosens a policy and uses "
    "it in one go. A badge (or a change of its policy) and awards under it take two pull requests.",
    wrong={
        "catalog/badges/hello.yaml": "name: Hello\nkind: peer-recognition\n"
        "description: Said hello to somebody new.\ncriteria: [{id: said, text: Said it aloud.}]\n"
        "awarding: {by: anyone}\n",
        "awards/ada/hello.yaml": THANKS.replace("thanks", "hello"),
    },
    right={THANKS_PATH: THANKS},
)
REUSED = Code(
    name="trust-reused-id",
    title="An id that was somebody's is given again",
    why="Old records name people by their ids. Whoever gets an id that another had, as "
    "their own or as a former one, would inherit their awards, or be blamed for their words; and "
    "who was forgotten stays forgotten.",
    wrong={},
    right={},
)
ROOT = Code(
    name="trust-root",
    title="The root of trust is not the first commit with the programme",
    why="All is judged from the commit that founded the programme. Whoever founds it once more, "
    "beside the first or in another folder, and brings the old one in or drops it, would begin "
    "with maintainers of their own. Only who names a root has looked at it.",
    wrong={},
    right={},
)
FUTURE = Code(
    name="trust-future",
    title="A commit from the future",
    why="Days of awards are held against the days of the commits that brought them in. A commit "
    "that is dated later than today would stretch that for everybody after it.",
    wrong={},
    right={},
)
ROLLBACK = Code(
    name="trust-rollback",
    title="A checkpoint is not on the main line",
    why="History that was forced back looks perfect from inside, and so does a merge that makes "
    "another line the main line. Only somebody who remembers a commit that was there notices: "
    "with `--checkpoint`, or where the branch was verified before.",
    wrong={},
    right={},
)
REVOKED = Code(
    name="trust-revoked-key",
    title="Something was signed with a key that was revoked since",
    why="`key revoke --since COMMIT` says that from there on somebody else may have had the key: "
    "what it signed is a mere claim, be it an award or a change of the catalog.",
    wrong={},
    right={},
)
COMMIT = Code(
    name="trust-commit",
    title="A commit that no git program writes",
    why="Headers that stand twice can show one signature to a reader and another to a checker.",
    wrong={},
    right={},
)
UNSEEN = Code(
    name="trust-unseen",
    title="Something that is needed cannot be seen",
    why="What is not in this clone is neither right nor wrong. A partial clone lacks files that "
    "it has not looked at yet; `--fetch` gets them.",
    wrong={},
    right={},
)

CODES = (GRADE, OWNER, TOGETHER, REUSED, ROOT, FUTURE, ROLLBACK, REVOKED, COMMIT, UNSEEN)
"""Of these examples the right one is committed first; the wrong one is an unsigned change of it.

Those without an example are about more than files.
"""
