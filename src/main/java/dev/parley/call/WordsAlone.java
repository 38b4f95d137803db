package dev.parley.call;

import dev.parley.audio.Pcm;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Where no model can run, as in the native executable, the words decide alone whether a turn is over. */
@Singleton
@DefaultBean
final class WordsAlone implements EndOfTurn {
    private static final Logger LOG = Logger.getLogger(WordsAlone.class);

    WordsAlone(TurnModelConfig config) {
        config.file()
                .ifPresent(file -> LOG.warnf(
                        "parley.call.turn-model.file is %s, but the native executable runs no ONNX models. Whether a"
                                + " turn is over is told from its words alone; run Parley on a JVM to use the model.",
                        file));
    }

    @Override
    public Uni<Verdict> judge(Pcm sound) {
        return Uni.createFrom().item(Verdict.UNSURE);
    }
}
