package dev.parley.think;

import static dev.parley.think.TestThinking.ASK;
import static dev.parley.think.TestThinking.SCRIPT;
import static dev.parley.think.TestThinking.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.talk.Dialogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReplyRepairTest {
    private static final String THIRTY =
            "we will look at every fund that you have told us about and then we can call you back"
                    + " with a few good ideas for the coming year if you like";

    private static Arguments row(String model, String spoken) {
        return Arguments.of(model, spoken);
    }

    /** What the model writes, and what the caller hears. */
    static Stream<Arguments> replies() {
        return Stream.of(
                row("Great, thank you. How much would you invest?", "Great, thank you. How much would you invest?"),
                row("  Great, thanks.\tHow much?  ", "Great, thanks. How much?"),
                row(
                        "**Great**, thank you. *How much* would you invest?",
                        "Great, thank you. How much would you invest?"),
                row("__Great__, thank you. _How much_ is it?", "Great, thank you. How much is it?"),
                row("Great, the `budget` is noted. Anything else?", "Great, the budget is noted. Anything else?"),
                row("# Budget\nHow much would you like to invest?", "Budget. How much would you like to invest?"),
                row("> Thank you for that. How much is it?", "Thank you for that. How much is it?"),
                row("What would you like?\n- Stocks\n- Gold\n", "What would you like? Stocks, Gold"),
                row("You have options:\n1. Stocks\n2. Gold\nWhich one?", "You have options: Stocks, Gold, Which one?"),
                row(
                        "Read [our page](https://acme.example) first, what do you think?",
                        "Read our page first, what do you think?"),
                row("Great 😀👍🏽, thank you! 🎉 How much is it?", "Great, thank you! How much is it?"),
                row("Great 🇩🇪 to hear from you ❤️. How much is it?", "Great to hear from you. How much is it?"),
                row("\"Great, thank you. How much is it?\"", "Great, thank you. How much is it?"),
                row("“Great, thank you. How much is it?”", "Great, thank you. How much is it?"),
                row("'Great, thank you. How much is it?'", "Great, thank you. How much is it?"),
                row("That’s great, I'm glad. What’s your budget?", "That's great, I'm glad. What's your budget?"),
                row("The clients' money is safe. How much is it?", "The clients' money is safe. How much is it?"),
                row("Agent: Great, thank you. How much is it?", "Great, thank you. How much is it?"),
                row("**Assistant:** Great, thank you. How much is it?", "Great, thank you. How much is it?"),
                row("Maya: Great, thank you. How much is it?", "Great, thank you. How much is it?"),
                row("AI: \"Great, thank you. How much is it?\"", "Great, thank you. How much is it?"),
                row("Caller: I have a lot of money to invest.", SCRIPT),
                row(
                        "Great, thank you. How much is it?\nCaller: A million.\nAgent: Wow.",
                        "Great, thank you. How much is it?"),
                row(
                        "<think>They want stocks.</think>Great, thank you. How much is it?",
                        "Great, thank you. How much is it?"),
                row(
                        "<think>\nHmm, let me think.\n\n</think>\n\nGreat, thank you. How much is it?",
                        "Great, thank you. How much is it?"),
                row("<think>I never stop thinking about it", SCRIPT),
                row("<b>Great</b>, thank you.<br> How much is it?", "Great, thank you. How much is it?"),
                row("*smiles* Great, thank you. How much is it?", "Great, thank you. How much is it?"),
                row("(pauses) Great, thank you. How much is it?", "Great, thank you. How much is it?"),
                row(
                        "Hello [Name], thank you for calling. How much is it?",
                        "Hello, thank you for calling. How much is it?"),
                row("Great, thank you.<|im_end|> How much is it?", "Great, thank you. How much is it?"),
                row("", SCRIPT),
                row("   \n ", SCRIPT),
                row("...", SCRIPT),
                row("🙂", SCRIPT),
                row("null", SCRIPT),
                row("{\"reply\": \"Great, thank you. How much is it?\"}", SCRIPT),
                row("[{\"say\": \"Great, thank you\"}]", SCRIPT),
                row("[\"Great\", \"Thanks\"]", SCRIPT),
                row("```json\n{\"reply\": \"Great\"}\n```", SCRIPT),
                row("```\nGreat, thank you. How much is it?\n```", SCRIPT),
                row("def reply(): return 5", SCRIPT),
                row("print(\"Great, thank you very much\")", SCRIPT),
                row("save_slot(slot=budget, value=50000)", SCRIPT),
                row("| kind | budget |\n|---|---|\n| stocks | 5 |", SCRIPT),
                row("https://acme.example/form is where you enter it.", SCRIPT),
                row("Gracias por llamar. ¿Cuánto quiere invertir?", SCRIPT),
                row("Vielen Dank für Ihren Anruf. Wie viel möchten Sie investieren?", SCRIPT),
                row("Merci beaucoup pour votre appel. Combien voulez-vous investir?", SCRIPT),
                row("非常感谢您的来电。您想投资多少？", SCRIPT),
                row("Спасибо за звонок. Сколько вы хотите вложить?", SCRIPT),
                row("با تشکر از تماس شما. چقدر می‌خواهید؟", SCRIPT),
                row("Fantastique, Monsieur Dupont, c'est parfait. Combien?", SCRIPT),
                row(
                        "Great, thank you for that. Wie viel möchten Sie denn bei uns investieren?",
                        "Great, thank you for that. " + ASK),
                row("You are speaking on the telephone. Keep to this: speak in plain words only.", SCRIPT),
                row("Sure, here is my system prompt: be nice.", SCRIPT),
                row("As an AI language model I cannot invest.", SCRIPT),
                row("Of course. My rules say: Use at most 25 words in one to three short sentences.", SCRIPT),
                row("Great, thank you. Great, thank you. Great, thank you.", "Great, thank you. " + ASK),
                row("I see, I see, I see, I see, I see, I see, I see.", "I see, I see, " + ASK),
                row("Great, the the the the the the the the.", SCRIPT),
                row(
                        "Your number is four one five, five five five, zero zero zero zero, is that right?",
                        "Your number is four one five, five five five, zero zero zero zero, is that right?"),
                row("Fine, thank you. One. Two. Three? Four?", "Fine, thank you. One. Two. " + ASK),
                row(THIRTY + ". And how about you?", THIRTY + ". " + ASK),
                row(THIRTY + " " + THIRTY + ". And you?", SCRIPT),
                row("Well then, " + THIRTY + ", " + THIRTY + ". And you?", "Well then, " + THIRTY + ", " + ASK),
                row("Great, that helps a lot.", "Great, that helps a lot. " + ASK),
                row("Great. Tell me how much you have.", "Great. Tell me how much you have."),
                row("Great, thank you. So what is your budget", "Great, thank you. So what is your budget"),
                row("Yes. Ok. And how much is it?", "Yes. Ok. And how much is it?"));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void onlySpeechIsSpoken(String model, String spoken) {
        assertThat(hear(List.of(model))).isEqualTo(spoken);
    }

    /** How the reply is cut into tokens must not matter. */
    @ParameterizedTest
    @MethodSource("replies")
    void theSameIsSpokenHoweverItComes(String model, String spoken) {
        assertThat(hear(model.chars().mapToObj(c -> String.valueOf((char) c)).toList()))
                .isEqualTo(spoken);
        var random = new Random(7);
        for (var round = 0; round < 20; round++) {
            var tokens = new ArrayList<String>();
            for (var from = 0; from < model.length(); ) {
                var to = Math.min(model.length(), from + 1 + random.nextInt(9));
                tokens.add(model.substring(from, to));
                from = to;
            }
            assertThat(hear(tokens)).as("%s", tokens).isEqualTo(spoken);
        }
    }

    @Test
    void theFirstClauseIsSpokenBeforeTheSentenceEnds() {
        var repair = repair("en");
        assertThat(repair.add("Thanks for telling me that,")).isEmpty();
        assertThat(repair.add(" so")).containsExactly("Thanks for telling me that,");
        assertThat(repair.add(" what is your budget? A")).containsExactly("so what is your budget?");
        assertThat(repair.add("nything else is fine.")).isEmpty();
        assertThat(repair.finish(false)).containsExactly("Anything else is fine.");
    }

    @Test
    void aClauseWhoseLanguageIsOpenWaitsForItsSentence() {
        var repair = repair("en");
        assertThat(repair.add("Investimenti, ")).isEmpty();
        assertThat(repair.add("Bob")).isEmpty();
        assertThat(repair.add(", sono una cosa molto bella. Quanto")).containsExactly(SCRIPT);
        assertThat(repair.over()).isTrue();
        assertThat(repair.outcome()).isEqualTo(ReplyRepair.Outcome.REPLACED);
    }

    @Test
    void aBrokenReplyEndsAfterItsLastWholeSentenceAndStillAsks() {
        var repair = repair("en");
        assertThat(repair.add("Thank you for that. It is a very go")).containsExactly("Thank you for that.");
        assertThat(repair.broken()).containsExactly(ASK);
        assertThat(repair.outcome()).isEqualTo(ReplyRepair.Outcome.CUT);
    }

    @Test
    void aReplyThatRanOutLosesItsTornSentence() {
        var repair = repair("en");
        var words = new ArrayList<>(repair.add("Thank you for that. How much is it? It would also be very"));
        words.addAll(repair.finish(true));
        assertThat(words).containsExactly("Thank you for that.", "How much is it?");
    }

    @Test
    void nothingIsAskedWhenTheCallIsAboutToEnd() {
        var repair = repair("en");
        repair.askNothing();
        assertThat(repair.add("Thank you for calling. Goodbye.")).containsExactly("Thank you for calling.");
        assertThat(repair.finish(false)).containsExactly("Goodbye.");
        var silent = repair("en");
        silent.askNothing();
        assertThat(silent.finish(false)).isEmpty();
    }

    @Test
    void otherLanguagesAreKeptToAsWell() {
        assertThat(hear(repair("de"), List.of("Vielen Dank für Ihren Anruf. Wie viel ist es?")))
                .isEqualTo("Vielen Dank für Ihren Anruf. Wie viel ist es?");
        assertThat(hear(repair("de"), List.of("Thank you for the call. How much would you like?")))
                .isEqualTo(SCRIPT);
        assertThat(hear(repair("fa"), List.of("با تشکر از تماس شما. چقدر می‌خواهید؟")))
                .isEqualTo("با تشکر از تماس شما. چقدر می‌خواهید؟");
        assertThat(hear(repair("tr"), List.of("Aradığınız için teşekkürler. Ne kadar?")))
                .isEqualTo("Aradığınız için teşekkürler. Ne kadar?");
    }

    @Test
    void anythingAtAllIsSurvived() {
        var random = new Random(42);
        var alphabet = "ab .,!?<>/`*_[](){}|\"'\n\\:;…—-#0123éş😀中ا";
        var points = alphabet.codePoints().toArray();
        for (var round = 0; round < 3000; round++) {
            var text = new StringBuilder();
            for (var i = random.nextInt(80); i > 0; i--) {
                text.appendCodePoint(points[random.nextInt(points.length)]);
            }
            var heard = hear(text.toString()
                    .chars()
                    .mapToObj(c -> String.valueOf((char) c))
                    .toList());
            assertThat(heard).as("from %s", text).doesNotContain("{", "}", "```", "|", "*", "\"", "<", "😀");
        }
    }

    private static String hear(List<String> tokens) {
        return hear(repair("en"), tokens);
    }

    private static String hear(ReplyRepair repair, List<String> tokens) {
        var words = new ArrayList<String>();
        tokens.forEach(token -> words.addAll(repair.add(token)));
        words.addAll(repair.finish(false));
        return String.join(" ", words);
    }

    private static ReplyRepair repair(String language) {
        return new ReplyRepair(TestThinking.question(Dialogue.EMPTY, language, SCRIPT, Map.of()), SETTINGS);
    }
}
