package dev.parley.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.access.TeamId;
import dev.parley.knowledge.Library.Means;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forty questions in callers' own words over the shipped documents, written before anything was tuned. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class EvaluationTest {
    private static final Logger LOG = Logger.getLogger(EvaluationTest.class);
    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    Library library;

    @Inject
    Samples samples;

    @Inject
    DocumentStore store;

    @Inject
    Shelves shelves;

    private record Case(String question, String source, String words) {}

    @BeforeEach
    void loadTheSamples() {
        assertThat(samples.load(TeamId.FIRST, "test").await().atMost(LONG)).hasSize(4);
    }

    @AfterEach
    void emptyTheShelves() {
        store.list(TeamId.FIRST).await().atMost(LONG).forEach(document -> store.remove(
                        TeamId.FIRST, Objects.requireNonNull(document.id))
                .await()
                .atMost(LONG));
        shelves.changed(TeamId.FIRST);
    }

    @Test
    void nineInTenQuestionsFindTheirAnswerAmongTheFirstThree() throws IOException {
        var cases = cases("evaluation.tsv");
        assertThat(cases).hasSize(40);
        var both = recall(cases, Means.BOTH);
        LOG.infof(
                "recall@3: both %.3f, vectors %.3f, words %.3f",
                both, recall(cases, Means.VECTORS), recall(cases, Means.WORDS));
        assertThat(both).isGreaterThanOrEqualTo(0.9);
    }

    /** Nothing was tuned to these: they tell what strangers' questions will find. */
    @Test
    void sevenInTenQuestionsThatNothingWasTunedToFindTheirAnswer() throws IOException {
        var cases = cases("held-out.tsv");
        assertThat(cases).hasSize(40);
        var both = recall(cases, Means.BOTH);
        LOG.infof(
                "held out, recall@3: both %.3f, vectors %.3f, words %.3f",
                both, recall(cases, Means.VECTORS), recall(cases, Means.WORDS));
        assertThat(both).isGreaterThanOrEqualTo(0.7);
    }

    @Test
    void mostQuestionsFindSomethingLikelyAndWhatTheyAreNotAboutFindsNothing() throws IOException {
        assertThat(cases("evaluation.tsv").stream().filter(one -> likely(one.question())))
                .hasSizeGreaterThanOrEqualTo(32);
        assertThat(List.of(
                        "four one five five five five zero one two three",
                        "who won the football match yesterday",
                        "what is the weather like in Paris",
                        "how do I bake a cake",
                        "what is the capital of France"))
                .noneMatch(this::likely);
    }

    private boolean likely(String said) {
        return !library.quickly(TeamId.FIRST, said, 3)
                .await()
                .atMost(LONG)
                .snippets()
                .isEmpty();
    }

    private double recall(List<Case> cases, Means means) {
        var missed = new ArrayList<Case>();
        for (var one : cases) {
            var found = library.search(TeamId.FIRST, one.question(), 3, means)
                    .await()
                    .atMost(LONG);
            if (found.stream().noneMatch(snippet -> answers(snippet, one))) {
                missed.add(one);
            }
        }
        LOG.infof("%s misses %s", means, missed);
        return 1 - missed.size() / (double) cases.size();
    }

    private static boolean answers(Snippet snippet, Case one) {
        return snippet.source().equals(one.source()) && snippet.text().contains(one.words());
    }

    private static List<Case> cases(String name) throws IOException {
        try (var file = EvaluationTest.class.getResourceAsStream("/knowledge/" + name)) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Case(cells[0], cells[1], cells[2]))
                    .toList();
        }
    }
}
