package dev.parley.think;

import dev.parley.access.TeamId;
import dev.parley.knowledge.Knowledge;
import dev.parley.knowledge.Knowledge.Found;
import dev.parley.talk.Speaker;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * Looks up what the documents say about the caller's last words. Never fails, and never takes longer than its limit:
 * a reply without documents is better than a caller who waits.
 */
final class LookUp {
    private static final int MOST = 3;
    /** Fewer words ask nothing that a document could answer. */
    private static final int FEWEST_WORDS = 3;

    private final Knowledge knowledge;
    private final ThinkSettings settings;

    LookUp(Knowledge knowledge, ThinkSettings settings) {
        this.knowledge = knowledge;
        this.settings = settings;
    }

    /** The result arrives on the context of whoever subscribes, when on one. */
    Uni<Found> about(Question question) {
        var said = lastWords(question);
        if (Fitness.words(said).size() < FEWEST_WORDS) {
            return Uni.createFrom().item(Found.NOTHING);
        }
        return Uni.createFrom().deferred(() -> {
            var here = Vertx.currentContext();
            var found = leftAlone(said)
                    .ifNoItem()
                    .after(settings.lookUp())
                    .recoverWithItem(Found.NOTHING)
                    .onFailure()
                    .recoverWithItem(Found.NOTHING);
            return here == null ? found : found.emitOn(work -> here.runOnContext(ignored -> work.run()));
        });
    }

    /** A search that takes too long is not cancelled: it may be making ready what the next one needs. */
    private Uni<Found> leftAlone(String said) {
        return Uni.createFrom()
                .emitter(result ->
                        knowledge.quickly(TeamId.FIRST, said, MOST).subscribe().with(result::complete, result::fail));
    }

    private static String lastWords(Question question) {
        var turns = question.dialogue().last(1);
        return turns.isEmpty() || turns.getLast().who() != Speaker.CALLER
                ? ""
                : turns.getLast().text();
    }
}
