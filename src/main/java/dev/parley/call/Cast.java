package dev.parley.call;

import dev.parley.line.Line;
import dev.parley.listen.Ears;
import dev.parley.qualify.Profile;
import dev.parley.speak.Mouth;
import dev.parley.talk.KnownCaller;
import dev.parley.talk.Recorder;
import dev.parley.think.Minds;
import dev.parley.think.Question;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Everyone who has a part in a call. */
record Cast(
        Ears ears,
        EndOfTurn endOfTurn,
        Minds minds,
        Mouth mouth,
        Recorder recorder,
        Profile profile,
        Optional<KnownCaller> known) {

    Question question(Line line, Memory memory) {
        var step = memory.interview().step();
        var slots = new LinkedHashMap<String, String>();
        memory.interview().slots().forEach((slot, value) -> slots.put(slot, value.spoken()));
        return new Question(
                line.call(),
                line.caller(),
                profile.role(),
                profile.language(),
                known,
                memory.dialogue(),
                slots,
                profile.slots().stream()
                        .map(slot -> new Question.Target(slot.name(), slot.title(), slot.allowed()))
                        .toList(),
                memory.config().transfer().keySet().stream().sorted().toList(),
                memory.temper().tone() + step.goal(),
                step.words());
    }
}
