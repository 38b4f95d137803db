package dev.parley.qualify;

import dev.parley.qualify.Topic.Form;
import java.util.Map;
import java.util.Optional;

/** Words what the agent says next. */
record Script(Profile profile) {
    /** @param lead said before it; @param leadGoal the same for the model; both may be empty */
    Step step(Topic topic, Form form, String lead, String keypadLead, String leadGoal) {
        return switch (topic) {
            case Topic.Consenting() -> {
                var recording = profile.recording();
                var words = form == Form.PLAIN ? recording.notice() : recording.again();
                yield step(
                        join(lead, words),
                        keypadLead,
                        join(words, profile.keypadYesOrNo()),
                        leadGoal + "Say exactly this: \"" + words + "\"",
                        Expecting.YES_OR_NO,
                        Step.Next.LISTEN);
            }
            case Topic.OfferingPerson() -> {
                var words = profile.manners().person();
                yield step(
                        join(lead, words),
                        keypadLead,
                        join(words, profile.keypadYesOrNo()),
                        leadGoal + "Apologise, and ask whether they would rather talk to a person: \"" + words + "\"",
                        Expecting.YES_OR_NO,
                        Step.Next.LISTEN);
            }
            case Topic.Asking(var slot) -> asking(slot, form, lead, keypadLead, leadGoal);
            case Topic.Confirming(var slot, var value) -> {
                var words = slot.confirm().replace("{value}", value.spoken());
                yield step(
                        join(lead, words),
                        keypadLead,
                        join(words, profile.keypadYesOrNo()),
                        leadGoal + "Ask whether this still holds: \"" + words + "\"",
                        Expecting.YES_OR_NO,
                        Step.Next.LISTEN);
            }
            case Topic.Offering(var offer) -> offering(offer, form, lead, keypadLead, leadGoal);
            case Topic.HandingOver() -> last(profile.handOver(), lead, keypadLead, Step.Next.HAND_OVER);
            case Topic.Closing() -> throw new IllegalStateException("Last words are worded by closing().");
        };
    }

    private Step asking(Slot slot, Form form, String lead, String keypadLead, String leadGoal) {
        var keys = slot.keyable() ? slot.keypad() : profile.keypadSkip();
        var words =
                switch (form) {
                    case PLAIN -> slot.question();
                    case AGAIN -> slot.again();
                    case KEYPAD -> join(profile.keypadIntro(), keys);
                };
        var goal = leadGoal + goal(form, slot.title(), words);
        return step(join(lead, words), keypadLead, keys, goal, slot.type().expecting(), Step.Next.LISTEN);
    }

    private Step offering(Offer offer, Form form, String lead, String keypadLead, String leadGoal) {
        var words =
                switch (form) {
                    case PLAIN -> offer.question();
                    case AGAIN -> offer.again();
                    case KEYPAD -> join(profile.keypadIntro(), offer.keypad());
                };
        var goal = leadGoal + goal(form, "whether they want " + offer.title(), words);
        return step(join(lead, words), keypadLead, offer.keypad(), goal, Expecting.YES_OR_NO, Step.Next.LISTEN);
    }

    private static String goal(Form form, String title, String words) {
        return switch (form) {
            case PLAIN -> "Find out %s and nothing else; for example: \"%s\"".formatted(title, words);
            case AGAIN ->
                "Find out %s; they did not tell yet, so ask differently, for example: \"%s\"".formatted(title, words);
            case KEYPAD -> "Say exactly this: \"%s\"".formatted(words);
        };
    }

    /** The last words, by what came of the call. */
    Step closing(Map<String, SlotValue> slots, Optional<Boolean> offerTaken, String lead, String keypadLead) {
        var qualified = profile.rule().holds(slots);
        var goodbye =
                qualified ? profile.goodbyes().qualified() : profile.goodbyes().notQualified();
        var outcome = profile.offer()
                .flatMap(offer -> offerTaken.map(taken -> taken ? offer.accepted() : offer.declined()))
                .orElse("");
        return last(join(outcome, goodbye), lead, keypadLead, Step.Next.CLOSE);
    }

    private static Step last(String words, String lead, String keypadLead, Step.Next next) {
        var goal = "Say this and ask nothing more: \"" + words + "\"";
        return step(join(lead, words), keypadLead, words, goal, Expecting.ANYTHING, next);
    }

    private static Step step(
            String words, String keypadLead, String keypadQuestion, String goal, Expecting expecting, Step.Next next) {
        return new Step(words, join(keypadLead, keypadQuestion), keypadQuestion, goal, expecting, next);
    }

    static String join(String... parts) {
        return String.join(" ", parts).replaceAll(" {2,}", " ").strip();
    }
}
