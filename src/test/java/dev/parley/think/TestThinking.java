package dev.parley.think;

import dev.parley.access.TeamId;
import dev.parley.knowledge.Knowledge;
import dev.parley.knowledge.Knowledge.Found;
import dev.parley.knowledge.Snippet;
import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import dev.parley.talk.Dialogue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A question as the conversation asks it, and the settings as they are by default. */
final class TestThinking {
    static final String SCRIPT = "Thank you. How much would you like to invest?";
    static final String ASK = "How much would you like to invest?";

    static final ThinkSettings SETTINGS = new ThinkSettings() {
        @Override
        public int turns() {
            return 6;
        }

        @Override
        public int longestText() {
            return 600;
        }

        @Override
        public int words() {
            return 25;
        }

        @Override
        public int mostWords() {
            return 40;
        }

        @Override
        public int mostSentences() {
            return 3;
        }

        @Override
        public Duration lookUp() {
            return Duration.ofMillis(150);
        }

        @Override
        public int longestValue() {
            return 120;
        }
    };

    static final Knowledge NO_DOCUMENTS = found(Found.NOTHING);

    private TestThinking() {}

    static Knowledge found(Found found) {
        return knowledge(Uni.createFrom().item(found));
    }

    static Knowledge knowledge(Uni<Found> answer) {
        return new Knowledge() {
            @Override
            public Uni<List<Snippet>> search(TeamId team, String query, int most) {
                return answer.map(Found::snippets);
            }

            @Override
            public Uni<Found> quickly(TeamId team, String query, int most) {
                return answer;
            }
        };
    }

    static Question question(Dialogue dialogue) {
        return question(dialogue, "en", SCRIPT, Map.of());
    }

    static Question question(Dialogue dialogue, String language, String script, Map<String, String> slots) {
        return new Question(
                new CallId("call-7"),
                new Caller("+14155550123", "Bob", true),
                "You are Maya, who answers the phone for an investment house.",
                language,
                Optional.empty(),
                dialogue,
                slots,
                List.of(
                        new Question.Target("budget", "how much money", List.of()),
                        new Question.Target("kind", "what to invest in", List.of("real_estate", "stocks"))),
                List.of("billing", "sales desk"),
                "Ask how much the caller wants to invest.",
                script);
    }
}
