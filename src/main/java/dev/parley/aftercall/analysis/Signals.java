package dev.parley.aftercall.analysis;

import dev.parley.aftercall.analysis.LeadScore.Signal;
import dev.parley.aftercall.recording.Voice;
import dev.parley.aftercall.recording.Words;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a call shows of how promising a lead is. Weights and difficulties are judgements, to be set right by closed sales. */
final class Signals {
    private static final Set<String> MONEY = Set.of("budget", "amount");
    private static final Set<String> REACHABLE = Set.of("phone", "email");
    private static final Set<String> PARTICULARS = Set.of("name", "phone", "email", "budget", "amount");
    private static final int A_CONVERSATION = 4;

    private Signals() {}

    static LeadScore score(Analysis analysis, Words words) {
        var told = analysis.entities().keySet();
        boolean lost = analysis.leadStageSuggestion().equals("lost");
        return LeadScore.of(List.of(
                signal("told a budget", 1.4, 0.3, told.stream().anyMatch(MONEY::contains)),
                signal("told what they want", 1.1, -0.5, told.stream().anyMatch(name -> !PARTICULARS.contains(name))),
                signal("can be reached", 0.8, -0.3, told.stream().anyMatch(REACHABLE::contains)),
                signal(
                        "agreed to a next step",
                        1.6,
                        0.2,
                        !lost && !analysis.nextActions().isEmpty()),
                signal(
                        "a time was named",
                        1.0,
                        0.8,
                        analysis.nextActions().stream().anyMatch(a -> !a.when().isEmpty())),
                signal("cannot wait", 0.7, 1.2, analysis.urgency().equals("high")),
                signal("was in a good mood", 0.6, 0.4, analysis.sentiment().equals("positive")),
                signal("held a conversation", 0.9, -0.8, turns(words).count() >= A_CONVERSATION),
                signal("did not turn us down", 2.0, -1.5, !lost)));
    }

    private static Signal signal(String name, double weight, double difficulty, boolean shown) {
        return new Signal(name, weight, difficulty, shown, 0);
    }

    private static Stream<Voice> turns(Words words) {
        return words.said().stream().map(said -> said.voice()).filter(voice -> voice != Voice.AGENT);
    }
}
