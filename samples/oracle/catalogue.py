# Every check, in the order of the tool's catalogue.
from . import cadence, documents, governance, handoffs, improving, items, loop, needs, network, planning, records, reviews, shape, untested


def results(w):
    """The answer of each check, as answers.json holds it, by name."""
    late, unstarted = handoffs.handoff_sla_breach(w), handoffs.trigger_without_handoff(w)
    open_loop = loop.loop_not_closed(w)
    can_loop = not needs.missing(w.graph, open_loop.check)
    can_start = not needs.missing(w.graph, unstarted.check)
    breached = [{row["interaction"] for row in late.rows},
                {row["expected_interaction"] for row in unstarted.rows if can_start}]
    found = [
        shape.dangling_reference(w), shape.unowned_process(w), shape.owner_departed(w), shape.orphaned_process(w),
        shape.dead_end_process(w), shape.starving_process(w), network.unconsumed_output(w), shape.silo(w),
        network.circular_handoff(w), network.single_point_of_failure(w), network.owner_concentration(w), network.raci_conflict(w),
        network.scope_leak(w), governance.scope_mismatch(w), governance.context_unaddressed(w), shape.clause_uncovered(w), documents.required_document_missing(w),
        shape.undocumented_handoff(w, *breached), network.one_sided_interaction(w), shape.handoff_without_terms(w),
        network.isms_not_integrated(w), loop.loop_transition_missing(w, can_loop and bool(open_loop.rows)),
        loop.process_outside_loop(w), open_loop, cadence.unmeasured_process(w), cadence.paper_process(w),
        records.shadow_process(w), cadence.overdue_cadence(w), items.overdue_item(w), cadence.missed_slot(w), planning.planned_not_held(w), documents.stale_document(w),
        documents.effective_without_approval(w), documents.revised_not_reapproved(w), documents.attestation_missing(w),
        governance.description_outdated(w), governance.approval_without_authority(w), governance.training_overdue(w),
        documents.risk_treatment_broken(w), documents.change_without_assessment(w), documents.soa_inconsistent(w), governance.control_without_owner(w), late,
        governance.open_handoff_stuck(w), unstarted, handoffs.handoff_without_trigger(w), handoffs.handoff_never_operated(w), handoffs.handoff_bounce(w),
        records.population_gap(w), reviews.process_never_audited(w), reviews.auditor_not_independent(w),
        reviews.audit_incomplete(w), improving.finding_without_action(w), improving.action_overdue(w),
        improving.broken_chain(w), reviews.closed_without_effectiveness(w), reviews.self_verified_action(w),
        reviews.recurring_nonconformity(w), reviews.review_input_missing(w), reviews.review_decision_open(w),
        records.time_travel(w), documents.evidence_unverifiable(w),
    ]
    return {result.check: untested.apply(w, result).as_json(needs.missing(w.graph, result.check)) for result in found}
