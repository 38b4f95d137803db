package dev.parley.think;

import dev.parley.model.Piece;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.List;
import java.util.Locale;

/** One reply in the making: pieces come in, thoughts go out. On the thread that brings the pieces. */
final class Answer {
    /** More facts than this in one reply are no facts. */
    private static final int MOST_CALLS = 8;

    private final ReplyRepair repair;
    private final ToolCalls tools;
    private final MeterRegistry meters;
    private final MultiEmitter<? super Thought> out;
    private boolean begun;
    private boolean thought;
    private boolean parting;
    private boolean done;
    private int calls;

    Answer(Question question, ThinkSettings settings, MeterRegistry meters, MultiEmitter<? super Thought> out) {
        this.repair = new ReplyRepair(question, settings);
        this.tools = new ToolCalls(question, settings.longestValue());
        this.meters = meters;
        this.out = out;
    }

    void came(Piece piece) {
        if (!begun) {
            begun = true;
            out.emit(new Thought.Begun());
        }
        switch (piece) {
            case Piece.Token(var text) -> spoken(repair.add(text));
            case Piece.ToolCalled call -> called(call);
            case Piece.Finished finished -> speak(repair.finish(finished.cut()));
        }
    }

    /** Once nothing more can be spoken, the model need not go on. */
    private void spoken(List<String> words) {
        speak(words);
        if (repair.over()) {
            complete();
        }
    }

    /** Words that are out cannot be taken back: then the reply ends well instead of failing. */
    void broke(Throwable fault) {
        if (thought) {
            speak(repair.broken());
            complete();
        } else {
            count("failed");
            out.fail(new MindException(fault.getMessage() + " The script speaks instead.", fault));
        }
    }

    void ended() {
        speak(repair.finish(false));
        complete();
    }

    private void called(Piece.ToolCalled call) {
        var meaning = tools.check(call);
        var taken = meaning.isPresent() && ++calls <= MOST_CALLS;
        meters.counter("parley.think.tools", "result", taken ? "accepted" : "ignored")
                .increment();
        if (taken) {
            emit(meaning.get());
        }
    }

    private void emit(Thought meaning) {
        switch (meaning) {
            case Thought.SlotNoted noted -> send(noted);
            case Thought.Words words -> send(words);
            case Thought.Begun first -> send(first);
            case Thought.RecordingPaused paused -> send(paused);
            case Thought.EndWished end -> part(end);
            case Thought.HandOverWished handOver -> part(handOver);
            case Thought.TransferWished transfer -> part(transfer);
        }
    }

    private void part(Thought wish) {
        repair.askNothing();
        if (!parting) {
            parting = true;
            send(wish);
        }
    }

    private void speak(List<String> words) {
        words.forEach(text -> send(new Thought.Words(text)));
    }

    private void send(Thought next) {
        thought = true;
        out.emit(next);
    }

    private void complete() {
        if (done) {
            return;
        }
        done = true;
        count(repair.outcome().name().toLowerCase(Locale.ROOT));
        out.complete();
    }

    private void count(String outcome) {
        meters.counter("parley.think.replies", "outcome", outcome).increment();
    }
}
