package dev.parley.aftercall.analysis;

import dev.parley.qualify.Profile;
import dev.parley.qualify.Recording;
import dev.parley.qualify.Slot;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an agent has to do in a call, by the profile. */
final class Checklist {
    private Checklist() {}

    /** A sentence by the name of each point, in the order of a call. */
    static Map<String, String> of(Profile profile) {
        var points = new LinkedHashMap<String, String>();
        points.put("greeting", "The agent said who is speaking and for whom.");
        if (profile.recording().consent() != Recording.Consent.NONE) {
            points.put("recording_notice", "The agent said that the call is recorded.");
        }
        profile.slots().stream()
                .filter(Slot::required)
                .forEach(
                        slot -> points.put("asked_" + plain(slot.name()), "The agent asked for " + slot.title() + "."));
        profile.offer()
                .ifPresent(offer ->
                        points.put("offered_" + plain(offer.name()), "The agent offered " + offer.title() + "."));
        points.put("closing", "The agent said what happens next, or goodbye.");
        return points;
    }

    private static String plain(String name) {
        return name.replace('-', '_');
    }
}
