package dev.parley.desk;

import java.util.Optional;

/** Who may change what of a lead. Refuses with a sentence. */
final class Rights {
    private Rights() {}

    /** Everything that the change asks for, or nothing of it. */
    static void check(By by, LeadRow lead, LeadChange change) {
        works(by, lead);
        if (change.status() != null && !change.status().equals(lead.stage)) {
            permitted(by, "change the status of leads", "leads:status");
            move(by, lead, change.status());
        }
        if (change.priority() != null) {
            permitted(by, "change the priority of leads", "leads:status", "leads:write");
        }
        if (change.name() != null || change.phone() != null || change.email() != null) {
            permitted(by, "change whose lead it is", "leads:write");
        }
        if (change.assignedAgentId() != null) {
            assignment(by, lead, change.assignedAgentId());
        }
    }

    /** Agents leave each other's leads alone. */
    static void works(By by, LeadRow lead) {
        var owner = Optional.ofNullable(lead.ownerId);
        if (by.standing() == Standing.AGENT && owner.isPresent() && !owner.equals(by.person())) {
            throw Refusals.notTheirs(
                    "Lead %d is person %d's; ask a manager to assign it to you.".formatted(lead.number(), owner.get()));
        }
    }

    private static void move(By by, LeadRow lead, String to) {
        var from = Stage.named(lead.stage).orElse(Stage.NEW);
        Moves.objection(from, Stage.named(to).orElseThrow(), by.standing()).ifPresent(objection -> {
            switch (objection) {
                case Moves.Objection.NoSuchMove none -> throw Refusals.impossible(none.sentence());
                case Moves.Objection.NotTheirs not -> throw Refusals.notTheirs(not.sentence());
            }
        });
    }

    /** Agents take a lead that is nobody's, and give their own back. */
    private static void assignment(By by, LeadRow lead, long to) {
        var takes = lead.ownerId == null && by.person().equals(Optional.of(to));
        var gives = to == 0 && lead.ownerId != null;
        if (by.standing() != Standing.AGENT || !(takes || gives)) {
            permitted(by, "assign leads to others", "leads:assign");
        }
    }

    private static void permitted(By by, String deed, String... permissions) {
        if (!by.may(permissions)) {
            throw Refusals.notTheirs(
                    "You may not %s; this takes %s.".formatted(deed, String.join(" or ", permissions)));
        }
    }
}
