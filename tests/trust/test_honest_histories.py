"""`badgectl verify` stays quiet about whatever honest people do."""

import pytest
from ground import Command, needs_ssh_keygen
from trust.honest_branches import (
    a_branch_with_main_merged_into_it,
    a_conflict_is_solved_by_a_maintainer,
    a_policy_is_thought_over_in_a_branch,
    a_proposal_is_mended_and_merged_by_a_maintainer,
    alike_in_two_branches,
    an_award_that_was_made_twice_is_given_up_in_the_branch,
    an_old_branch_lands_late,
    branches_that_merge_each_other,
    direct,
    mended_before_it_entered,
    mended_by_a_maintainer_or_unsigned,
    mended_where_it_was_wrong,
    merged,
    merged_by_an_octopus,
    pulled_and_pushed,
    rebased,
    squashed_by_the_giver,
    strange_names_come_and_go_in_a_branch,
    taken_out_and_put_back_in_a_branch,
)
from trust.honest_people import (
    a_file_is_broken_and_mended,
    a_key_is_revoked_after_it_was_retired,
    a_key_is_rotated,
    a_key_moves_on_with_its_person,
    a_key_that_another_listed_first,
    a_lost_key_is_replaced,
    a_team_changes,
    an_id_is_erased,
    somebody_is_forgotten,
    somebody_is_forgotten_in_a_branch,
    somebody_is_renamed,
    somebody_is_renamed_and_awards_in_the_branch,
    somebody_is_renamed_back_and_on,
    somebody_joins,
    somebody_joins_and_is_thanked,
    somebody_renames_themselves,
    the_only_maintainer_loses_a_key,
    what_a_stolen_key_did_is_taken_back_by_another_maintainer,
    what_nobody_vouched_for_is_taken_back_and_acknowledged,
)
from trust.honest_records import (
    acknowledged,
    corrected_and_withdrawn,
    declined_and_tried_again,
    imported,
    nominated_seconded_awarded,
    other_files_change,
    recorded_by_a_recorder,
    revoked_and_awarded_anew,
    the_catalog_by_pull_request,
    voided,
    voided_and_renamed,
)
from trust.realm import History, Realm, check_stepwise

pytestmark = needs_ssh_keygen
HISTORIES: tuple[History, ...] = (
    direct, merged, merged_by_an_octopus, squashed_by_the_giver, rebased, mended_before_it_entered,
    alike_in_two_branches, a_branch_with_main_merged_into_it, a_key_is_rotated,
    a_lost_key_is_replaced, somebody_renames_themselves, the_catalog_by_pull_request,
    somebody_joins, a_team_changes, nominated_seconded_awarded, declined_and_tried_again,
    revoked_and_awarded_anew, corrected_and_withdrawn, recorded_by_a_recorder, imported, voided,
    acknowledged, somebody_is_renamed, an_id_is_erased, somebody_is_forgotten, other_files_change,
    mended_where_it_was_wrong, mended_by_a_maintainer_or_unsigned,
    taken_out_and_put_back_in_a_branch, pulled_and_pushed, an_old_branch_lands_late,
    a_policy_is_thought_over_in_a_branch, a_proposal_is_mended_and_merged_by_a_maintainer,
    a_conflict_is_solved_by_a_maintainer, branches_that_merge_each_other,
    a_key_moves_on_with_its_person, a_key_is_revoked_after_it_was_retired,
    somebody_is_forgotten_in_a_branch, somebody_joins_and_is_thanked,
    an_award_that_was_made_twice_is_given_up_in_the_branch, a_key_that_another_listed_first,
    somebody_is_renamed_and_awards_in_the_branch, somebody_is_renamed_back_and_on,
    the_only_maintainer_loses_a_key, what_a_stolen_key_did_is_taken_back_by_another_maintainer,
    what_nobody_vouched_for_is_taken_back_and_acknowledged, voided_and_renamed,
    strange_names_come_and_go_in_a_branch, a_file_is_broken_and_mended,
)  # fmt: skip


@pytest.mark.parametrize("history", HISTORIES, ids=lambda history: history.__name__)
def test_is_quiet(history: History, realm: Realm, badgectl: Command) -> None:
    history(realm)
    said = badgectl("verify")
    assert said.status == 0, said.out
    assert "error[" not in said.out
    assert "warning[" not in said.out
    again = badgectl("verify", "--afresh")
    assert again.out.splitlines()[1:] == said.out.splitlines()[1:]


@pytest.mark.parametrize("history", HISTORIES, ids=lambda history: history.__name__)
def test_step_by_step_comes_to_the_same(history: History, realm: Realm, badgectl: Command) -> None:
    """Verifying after each commit of the main line remembers what verifying at the end finds."""
    history(realm)
    check_stepwise(realm, badgectl)
