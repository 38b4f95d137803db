package dev.parley.qualify.english;

import dev.parley.qualify.Intent;
import dev.parley.qualify.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What else an English caller may want, and how they correct themselves and us. */
final class Intents {
    private static final String PEOPLE = "(?:person|people|human|human being|someone|somebody|anyone|anybody|agent|"
            + "representative|rep|operator|advisor|adviser|manager|colleague|supervisor|staff|consultant|receptionist)";
    private static final String REAL = "(?:(?:a|an|the|your|some|one of your|any) )?"
            + "(?:(?:real|live|actual|human|another|proper|sales|customer service) ){0,2}";
    private static final Pattern PERSON = Pattern.compile("\\b(?:talk|speak|speaking|talking|chat) (?:to|with) " + REAL
            + PEOPLE + "\\b"
            + "|\\b(?:connect|transfer|put|pass|hand) me (?:(?:over|through|on) )?(?:to|with|through)\\b"
            + "|\\b(?:get|give|find|want|need|prefer|like) (?:me )?" + REAL + PEOPLE
            + "(?: please| now| instead| to (?:help|talk|speak).*)?$"
            + "|^(?:(?:no|yes|please|hello|hi|just|uh|um|ok|okay) )*(?:an? )?(?:real |live |actual )?"
            + "(?:person|human|human being|agent|operator|representative|customer service|receptionist)(?: please| now)*$"
            + "|\\b(?:agent|operator|representative|human|person) please\\b"
            + "|\\bis there (?:" + REAL + PEOPLE + ") (?:there|here|around|available|i can)");
    private static final Pattern NO_PERSON = Pattern.compile(
            "\\b(?:dont|do not|not|never|no need|without|wont|rather not) (?:\\w+ ){0,4}(?:talk|speak|transfer|connect|put|need|want|an?|to)\\b");
    private static final Pattern END = Pattern.compile("\\b(?:bye|goodbye|good bye|bye bye)\\b"
            + "|^(?:(?:no|ok|okay|well|thanks|thank you|and|i think|yes|yeah) )*(?:thats|that is|that will be|thatll be) "
            + "(?:all|it|everything)(?: thanks| thank you| for now| for today| i needed| i need)*$"
            + "|\\bnot interested(?: at all| thanks| thank you| sorry| anymore| any more| in (?:this|that|it|any of this|"
            + "your offer|talking))?(?: thanks| thank you)?$"
            + "|\\bstop (?:calling|phoning|ringing)\\b|\\b(?:dont|do not|never) (?:call|phone|ring) (?:me|here|us|this)\\b"
            + "|\\btake me off\\b|\\bremove (?:me|my number)\\b|\\bhang(?:ing)? up\\b|\\bend (?:the|this) call\\b"
            + "|\\b(?:i have|ive got|gotta|got|need) to (?:go|run|leave)\\b(?! for| with| to | into| long)|\\bgotta (?:go|run)\\b"
            + "|\\bleave me alone\\b|\\bwrong number\\b|\\bno (?:more|further) questions\\b"
            + "|\\bhave a (?:good|nice|great) (?:day|one|evening|weekend)\\b|\\btalk to you later\\b|^im done(?: here)?$"
            + "|^(?:please )?stop this(?: call)?$");
    private static final Pattern REPEAT =
            Pattern.compile("\\bwhat (?:did you|have you|was it you) (?:just )?(?:say|said|ask)"
                    + "|\\bwhat was (?:that|the question)\\b|\\b(?:say|repeat|ask) (?:that|it|the question|this|your question)"
                    + "(?: again| once more| one more time)?(?: please)?$|\\bsay (?:that|it) again\\b|\\brepeat\\b"
                    + "|\\bcome again\\b|\\bone more time\\b|\\bonce more\\b"
                    + "|\\b(?:didnt|did not|couldnt|cant|could not|cannot|dont) (?:really |quite )?(?:hear|catch)\\b"
                    + "|\\bpardon\\b|^(?:i beg your|sorry|excuse me|what|huh|hm|eh|say what|again|again please|sorry what|"
                    + "what sorry|im sorry|im sorry what|hello|hello are you there|are you there)$|\\bspeak (?:up|louder|slower)\\b"
                    + "|\\bmissed (?:that|it|the question)\\b");
    private static final Pattern EXPLAIN =
            Pattern.compile("\\b(?:dont|do not|didnt|did not|cant|not) (?:really |quite )?"
                    + "(?:understand|get it|get that|follow|understanding)\\b"
                    + "|\\bwhat do(?:es)? (?:you|that|it|this) (?:even )?mean\\b|\\bwhat is that supposed to mean\\b"
                    + "|\\bim (?:confused|lost)\\b|\\bexplain\\b|\\bmakes no sense\\b|\\bsuch as\\b|\\blike what\\b|\\bfor example\\b"
                    + "|\\b(?:dont|do not) (?:really )?know\\b|\\bno (?:idea|clue)\\b|\\bnot (?:really |quite |so )?(?:sure|certain)\\b"
                    + "|\\bhavent (?:decided|thought)\\b|\\bhard to say\\b|\\bwhat are (?:the|my) (?:options|choices)\\b"
                    + "|\\bdepends\\b|\\bgood question\\b");
    private static final Pattern PASS = Pattern.compile("\\b(?:rather|prefer|d prefer|would prefer) not\\b"
            + "|\\bskip (?:it|that|this|the question|ahead)\\b|^(?:skip|pass|next|next question|next please|no comment)$"
            + "|\\b(?:none of|not|isnt) your business\\b|\\bthats (?:private|personal|confidential)\\b"
            + "|\\b(?:dont|do not|not going to|wont|not gonna) (?:want to |wanna )?(?:say|tell|share|answer|telling)\\b"
            + "|\\bwhy do you (?:need|want) to know\\b|\\bnot telling\\b|\\bmove on\\b");
    private static final Pattern QUESTION = Pattern.compile(
            "^(?:(?:so|and|but|ok|okay|well|wait|um|uh|hey|hi|hello) )*"
                    + "(?:what|how|why|who|whos|whats|where|when|which|is|are|can|could|do|does|did|will|would|should|am|was|have|has)\\b");
    private static final Pattern MARKER = Pattern.compile("\\b(?:no wait|wait no|wait|i mean|i meant|make (?:that|it)|"
            + "or rather|scratch that|correction|let me correct(?: that| myself)?|no sorry|sorry no|no actually|actually|"
            + "no i said|i said|hang on|hold on|no no)\\b");
    private static final Pattern CORRECTS = Pattern.compile(
            "^(?:no|nope|nah|not|wrong|sorry|its not|thats not)\\b"
                    + "|\\b(?:instead|change (?:it|that|my mind)|changed my mind|on second thoughts?|not \\w+(?: \\w+)? but)\\b");
    private static final Pattern ONLY_NO = Pattern.compile("(?:no|nope|nah| )+");
    private static final Pattern TAKES_BACK = Pattern.compile(
            "^(?!(?:sorry|wait|but| )*$)(?:(?:no|nope|nah|sorry|wait|but) ?)*"
                    + "(?:(?:thats|that is|its|it is|youre|you) ?)?(?:wrong|not right|not correct|incorrect|isnt right|a mistake|"
                    + "not what i said|not it|mistaken|misheard|misheard me|got (?:that|it|me) wrong|misunderstood(?: me)?)?$");

    private Intents() {}

    static Intent of(Utterance said) {
        var plain = said.plain();
        if (PERSON.matcher(plain).find() && !NO_PERSON.matcher(plain).find()) {
            return Intent.PERSON;
        }
        if (END.matcher(plain).find()) {
            return Intent.END;
        }
        if (REPEAT.matcher(plain).find()) {
            return Intent.REPEAT;
        }
        if (PASS.matcher(plain).find()) {
            return Intent.PASS;
        }
        if (EXPLAIN.matcher(plain).find()) {
            return Intent.EXPLAIN;
        }
        return said.text().endsWith("?") || QUESTION.matcher(plain).find() ? Intent.QUESTION : Intent.NONE;
    }

    static boolean corrects(Utterance said) {
        var plain = said.plain();
        return CORRECTS.matcher(plain).find() || MARKER.matcher(plain).find();
    }

    static boolean takesBack(Utterance said, boolean yesOrNoAsked) {
        var plain = said.plain();
        return TAKES_BACK.matcher(plain).matches()
                && !(yesOrNoAsked && ONLY_NO.matcher(plain).matches());
    }

    /** Cut before each word of self-correction; the last piece first. */
    static List<Utterance> newestFirst(Utterance said) {
        var pieces = new ArrayList<Utterance>();
        int start = 0;
        for (int i = 1; i < said.size(); i++) {
            if (MARKER.matcher(said.plain(i, Math.min(said.size(), i + 4))).lookingAt()) {
                pieces.addFirst(said.part(start, i));
                start = i;
            }
        }
        pieces.addFirst(said.part(start, said.size()));
        return List.copyOf(pieces);
    }
}
