package dev.parley.call;

import java.util.HashMap;

/**
 * While a person has the call: what the caller says goes on to be written down. Nobody answers it here. Without frames
 * there are no ticks, and nothing is heard. Pure.
 */
final class Overhearing {
    private Overhearing() {}

    static Advance listening(State.HandedOver state, Memory memory, Happening happening) {
        var overheard = state.overheard();
        return switch (happening) {
            case Happening.Ticked(boolean voiced)
            when memory.ear() -> ticked(overheard, overheard.window().plus(voiced), voiced, memory);
            case Happening.Understood(int epoch, var transcript)
            when overheard.asked().containsKey(epoch) -> understood(overheard, epoch, transcript.text(), memory);
            case Happening.NotUnderstood(int epoch) ->
                Advance.to(new State.HandedOver(without(epoch, overheard)), memory);
            default -> Advance.to(state, memory);
        };
    }

    private static Advance ticked(Overheard overheard, SpeechWindow window, boolean voiced, Memory memory) {
        var config = memory.config();
        if (overheard.turn().isEmpty()) {
            var begun = window.heard(config.speechStart(), config.speechWindow())
                    ? overheard.saying(memory.now() - config.speechWindow().toMillis(), memory.now())
                    : overheard;
            return Advance.to(new State.HandedOver(begun.in(window)), memory);
        }
        var turn = voiced
                ? overheard.turn().get().voiced(memory.now())
                : overheard.turn().get();
        boolean over = memory.now() - turn.voicedAt() >= config.endWhenUnclear().toMillis()
                || memory.now() - turn.since() >= config.longestTurn().toMillis();
        return over
                ? ask(overheard.in(SpeechWindow.EMPTY), turn, memory.nextEpoch())
                : Advance.to(new State.HandedOver(overheard.in(window).saying(turn.since(), turn.voicedAt())), memory);
    }

    private static Advance ask(Overheard overheard, Overheard.Turn turn, Memory memory) {
        long from = Math.max(0, turn.since() - memory.config().preRoll().toMillis());
        return Advance.to(new State.HandedOver(overheard.asking(memory.epoch(), Math.max(0, turn.since()))), memory)
                .and(new Command.Listen(memory.epoch(), from, memory.now(), Command.Part.WHOLE_TURN));
    }

    private static Advance understood(Overheard overheard, int epoch, String words, Memory memory) {
        long since = overheard.asked().getOrDefault(epoch, memory.now());
        var here = Advance.to(new State.HandedOver(without(epoch, overheard)), memory);
        return words.isBlank() ? here : here.tell(Hearing.callerTurn(memory, words, since));
    }

    private static Overheard without(int epoch, Overheard overheard) {
        var asked = new HashMap<>(overheard.asked());
        asked.remove(epoch);
        return new Overheard(overheard.window(), overheard.turn(), asked);
    }
}
