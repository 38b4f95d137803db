package dev.parley.knowledge;

import dev.parley.access.TeamId;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The documents that Parley ships: questions, fees and ways of an invented investment adviser. After the start, what
 * there is to search is made ready, so that the first caller's question finds the model in memory.
 */
@Singleton
class Samples {
    private static final Logger LOG = Logger.getLogger(Samples.class);
    private static final List<String> NAMES = List.of("questions.md", "fees.html", "process.md", "contact.txt");

    private final Intake intake;
    private final DocumentStore store;
    private final Library library;
    private final KnowledgeConfig config;

    Samples(Intake intake, DocumentStore store, Library library, KnowledgeConfig config) {
        this.intake = intake;
        this.store = store;
        this.library = library;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        store.howMany(TeamId.FIRST)
                .chain(many -> many == 0 && config.samples()
                        ? load(TeamId.FIRST, "start").replaceWithVoid()
                        : Uni.createFrom().voidItem().invoke(() -> warm(many)))
                .subscribe()
                .with(done -> {}, fault -> LOG.warnf(fault, "The documents could not be made ready."));
    }

    private void warm(long documents) {
        if (documents > 0) {
            library.wake();
        }
    }

    /** Adds all of them to a team's documents. */
    Uni<List<DocumentRow>> load(TeamId team, String by) {
        return Multi.createFrom()
                .iterable(NAMES)
                .onItem()
                .transformToUniAndConcatenate(
                        name -> intake.take(new Intake.Origin(team, name, by), () -> content(name)))
                .collect()
                .asList();
    }

    private static byte[] content(String name) throws IOException {
        try (var file = Samples.class.getResourceAsStream("/knowledge/" + name)) {
            if (file == null) {
                throw new FileNotFoundException("knowledge/" + name + " is not in the application");
            }
            return file.readAllBytes();
        }
    }
}
