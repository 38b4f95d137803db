package dev.parley.think;

import dev.parley.think.Tongue.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes a model's reply fit to be spoken while it comes: first a clause, then whole sentences. What cannot be repaired
 * is replaced by the script, or, once words are out, ended at a sentence with the script's question behind it. One
 * reply, one thread.
 */
final class ReplyRepair {
    private static final int SHORTEST_CLAUSE = 12;
    private static final int REACTION = 5;
    private static final Pattern ASKS = Pattern.compile("[?？؟]");
    private static final Pattern REQUESTS = Pattern.compile(
            "(?i)\\b(tell me|let me know|please (tell|say|share|give|press|name|spell|repeat|describe))\\b");

    /** A question whose mark the model forgot. */
    private static final Pattern ASKS_WITHOUT_MARK = Pattern.compile(
            "(?i)\\b(what|how|which|when|where|who|would you|could you|can you|may i|do you)\\b[^.!?]*$");

    private final String script;
    private final String role;
    private final String language;
    /** What the script says in one go may be said by the model, too, with a reaction before it. */
    private final int words;

    private final int mostWords;
    private final int mostSentences;

    private final StringBuilder raw = new StringBuilder();
    private final StringBuilder said = new StringBuilder();
    private final Set<List<String>> sentencesSaid = new HashSet<>();
    private String plain = "";
    private int sentenceFrom;
    private int saidTo;
    private int sentences;
    private boolean askWanted = true;
    private Outcome outcome = Outcome.SPOKEN;
    private boolean complete;
    private boolean over;

    ReplyRepair(Question question, ThinkSettings settings) {
        this.script = question.script();
        this.role = question.role();
        this.language = question.language();
        this.words = Math.max(settings.words(), count(script) + REACTION);
        this.mostWords = Math.max(settings.mostWords(), count(script) + REACTION);
        this.mostSentences = Math.max(
                settings.mostSentences(), SentenceSplitter.sentences(script).size() + 1);
    }

    enum Outcome {
        /** As the model said it, save for marks that nobody hears. */
        SPOKEN,
        /** Ended early: too long, repeated, or unfit from some sentence on. */
        CUT,
        /** The script spoke instead. */
        REPLACED
    }

    /** More of the reply has come; gives what can be spoken now. */
    List<String> add(String token) {
        raw.append(token);
        return over ? List.of() : advance(false);
    }

    /** The model is done. */
    List<String> finish(boolean cutShort) {
        var words = new ArrayList<String>();
        if (!over) {
            words.addAll(advance(true));
            if (!over && !cutShort) {
                rest(words);
            }
            close(words, cutShort || !plain.substring(saidTo).isBlank());
        }
        return words;
    }

    /** The stream broke: ends after the last whole sentence. */
    List<String> broken() {
        var words = new ArrayList<String>();
        if (!over) {
            close(words, true);
        }
        return words;
    }

    /** The call is about to end or to be handed over: the script's question would be out of place. */
    void askNothing() {
        askWanted = false;
    }

    /** Whether nothing more will be spoken, whatever the model still says. */
    boolean over() {
        return over;
    }

    boolean spoke() {
        return !said.isEmpty();
    }

    Outcome outcome() {
        return outcome;
    }

    private List<String> advance(boolean done) {
        complete = done;
        var words = new ArrayList<String>();
        plain = Plain.of(raw.toString(), role, complete);
        if (plain.length() < saidTo) {
            close(words, true);
        }
        while (!over) {
            var end = spoke() ? SentenceSplitter.sentenceEnd(plain, saidTo, complete) : opening();
            if (end == SentenceSplitter.NONE) {
                if (count(plain.substring(sentenceFrom)) > mostWords) {
                    tooLong(words, plain.length());
                }
                break;
            }
            take(end, words);
        }
        return words;
    }

    /** Where the first chunk ends: at a clause, unless its few words leave open which language they are. */
    private int opening() {
        var clause = SentenceSplitter.clauseEnd(plain, 0, SHORTEST_CLAUSE, complete);
        if (clause == SentenceSplitter.NONE || Tongue.judge(plain.substring(0, clause), language) != Verdict.UNSURE) {
            return clause;
        }
        var end = SentenceSplitter.sentenceEnd(plain, 0, complete);
        while (end != SentenceSplitter.NONE && end < clause) {
            end = SentenceSplitter.sentenceEnd(plain, end, complete);
        }
        return end;
    }

    private void take(int end, List<String> words) {
        var chunk = plain.substring(saidTo, end).strip();
        if (startsSentence() && (count(said) >= this.words || sentences >= mostSentences)) {
            close(words, true);
        } else if (count(said) + count(chunk) > mostWords) {
            tooLong(words, end);
        } else if (!isFit(chunk) || repeats(end)) {
            close(words, true);
        } else {
            say(chunk, end, words);
        }
    }

    private boolean isFit(String chunk) {
        var soFar = said + " " + chunk;
        return Fitness.isFit(chunk) && !Fitness.leaks(soFar) && Tongue.judge(chunk, language) != Verdict.FOREIGN;
    }

    private boolean repeats(int end) {
        var sentence = Fitness.words(plain.substring(sentenceFrom, end));
        return (endsSentence(end) && sentencesSaid.contains(sentence))
                || Loops.in(Fitness.words(plain.substring(0, end)));
    }

    private void say(String chunk, int end, List<String> words) {
        words.add(chunk);
        said.append(said.isEmpty() ? "" : " ").append(chunk);
        saidTo = end;
        if (endsSentence(end)) {
            sentences += SentenceSplitter.sentences(plain.substring(sentenceFrom, end))
                    .size();
            sentencesSaid.add(Fitness.words(plain.substring(sentenceFrom, end)));
            sentenceFrom = end;
        }
    }

    /** A sentence that goes on and on: its clauses that still fit, if its beginning is out; otherwise none of it. */
    private void tooLong(List<String> words, int end) {
        if (!startsSentence() && spoke()) {
            var room = mostWords - count(said);
            var clause = saidTo;
            for (var next = clause; next != SentenceSplitter.NONE && next < end; ) {
                next = SentenceSplitter.clauseEnd(plain.substring(0, end), next, 1, false);
                clause = next != SentenceSplitter.NONE && count(plain.substring(saidTo, next)) <= room ? next : clause;
            }
            var more = plain.substring(saidTo, clause).strip();
            if (!more.isEmpty() && isFit(more)) {
                say(more, clause, words);
            }
        }
        close(words, true);
    }

    /** The last words, when the model did not put a mark behind them. */
    private void rest(List<String> words) {
        var rest = plain.substring(saidTo).strip();
        if (!rest.isEmpty()) {
            take(plain.length(), words);
        }
    }

    private void close(List<String> words, boolean cut) {
        if (over) {
            return;
        }
        over = true;
        if (!spoke()) {
            outcome = Outcome.REPLACED;
            if (askWanted && !script.isBlank()) {
                words.add(script.strip());
            }
            return;
        }
        outcome = cut ? Outcome.CUT : Outcome.SPOKEN;
        var question = question(script);
        if (askWanted && !question.isEmpty() && !asks(said)) {
            words.add(question);
        }
    }

    private static boolean asks(CharSequence text) {
        return ASKS.matcher(text).find()
                || REQUESTS.matcher(text).find()
                || ASKS_WITHOUT_MARK.matcher(text).find();
    }

    /** The script's last question with what is said behind it, such as the options. */
    private static String question(String script) {
        var sentences = SentenceSplitter.sentences(script);
        for (var i = sentences.size() - 1; i >= 0; i--) {
            if (ASKS.matcher(sentences.get(i)).find()) {
                return String.join(" ", sentences.subList(i, sentences.size()));
            }
        }
        return "";
    }

    private boolean startsSentence() {
        return saidTo == sentenceFrom;
    }

    private boolean endsSentence(int end) {
        var from = sentenceFrom;
        while (from != SentenceSplitter.NONE && from < end) {
            from = SentenceSplitter.sentenceEnd(plain, from, complete);
        }
        return from == end || (complete && end == plain.length());
    }

    private static int count(CharSequence text) {
        return Fitness.words(text.toString()).size();
    }
}
