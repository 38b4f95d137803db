package dev.parley.qualify.english;

import dev.parley.qualify.Found;
import dev.parley.qualify.Phrases;
import dev.parley.qualify.Recogniser;
import dev.parley.qualify.Utterance;
import java.util.Optional;

/** Agreement and refusal. A plain "no" outweighs a polite "fine"; of two plain ones the last counts. */
final class YesOrNo implements Recogniser {
    private static final Phrases NEITHER = Phrases.listed("""
            not sure, not so sure, not really sure, not quite sure, not entirely sure, not certain, dont know,
            do not know, maybe, perhaps, yes or no, dont understand, dont get it, dont care, either way, no
            idea, no clue, no one, depends, let me think, dont worry, fine print, right now, right away, not
            your business
            """);
    private static final Phrases YES = Phrases.listed("""
            i wouldnt say no, i cant say no, wouldnt say no, cant say no, not a bad idea, im okay with that, im
            ok with that, im fine with that, im good with that, im happy with that, i suppose, id appreciate
            that, if you like, if you want, you may, do it, please call me, call me, yes, yeah, yep, yup, yea,
            ya, aye, uh huh, mm hmm, mhm, mmhmm, sure, sure thing, for sure, of course, absolutely, definitely,
            certainly, exactly, correct, affirmative, why not, dont see why not, no problem, not a problem, dont
            mind, wouldnt mind, no objection, no objections, no doubt, no worries, go ahead, please do, you bet,
            by all means, sounds good, sounds great, id love to, id love that, id like that, id like to, i
            would, i do, i guess so, i think so, i suppose so, it is, thats right, thats correct, thats
            it, that would be great, that would be good, that would be nice, that would be fine, that works,
            works for me, happy to, with pleasure, indeed, totally, lets do it, lets do that, yes please, oh
            yes, gladly, why of course, cant complain, nothing against it
            """);
    private static final Phrases NO = Phrases.listed("""
            maybe later, maybe another time, maybe not, another time, some other time, rather you didnt, dont
            call me, no, nope, nah, no way, no thanks, no thank you, not really, not at all, not now, not today,
            not yet, not right now, not at the moment, not for me, not necessary, not interested, not
            particularly, not necessarily, not a chance, absolutely not, definitely not, certainly not, of
            course not, sure not, surely not, probably not, dont think so, do not think so, dont, do not, i
            wouldnt, wouldnt, i do not, i am not, i would not, would not, wont, never, never mind, nevermind,
            negative, rather not, prefer not, no need, isnt, it isnt, its not, im not, not correct, not right,
            incorrect, wrong, thats not right, cant, please dont, id pass, ill pass, neither, by no means, under
            no circumstances, not ok, not okay, not fine, not good, not great, hell no, not if i can help it,
            forget it, doubt it
            """);
    private static final Phrases POLITE_YES = Phrases.listed("""
            ok, okay, fine, good, great, right, all right, alright, please, perfect, thats fine, cool, lovely,
            wonderful
            """);
    private static final Phrases POLITE_NO =
            Phrases.of("im good", "im fine", "im okay", "im ok", "i am good", "all good thanks", "not");
    /** "I am" agrees; "I am fairly careful" tells something else. */
    private static final Phrases YES_AT_THE_END = Phrases.of("i am");

    private static final int LONGEST = 40;

    @Override
    public Optional<Found> find(Utterance said, boolean asked) {
        return asked ? read(decisive(said)) : Optional.empty();
    }

    private static Utterance decisive(Utterance said) {
        var rest = said;
        for (int i = 0; i < Math.min(LONGEST, said.size()); i++) {
            int neither = NEITHER.at(rest, i);
            rest = neither > NO.at(rest, i) && neither > YES.at(rest, i) ? rest.without(i, i + neither) : rest;
        }
        return rest;
    }

    private static int atTheEnd(Utterance said, int place) {
        int words = YES_AT_THE_END.at(said, place);
        return place + words == said.size() ? words : 0;
    }

    private static Optional<Found> read(Utterance said) {
        var plain = Optional.<Found>empty();
        var polite = Optional.<Found>empty();
        for (int i = 0; i < Math.min(LONGEST, said.size()); ) {
            int yes = Math.max(YES.at(said, i), atTheEnd(said, i));
            int no = NO.at(said, i);
            int politeYes = POLITE_YES.at(said, i);
            int politeNo = POLITE_NO.at(said, i);
            int longest = Math.max(Math.max(yes, no), Math.max(politeYes, politeNo));
            if (longest > 0 && longest == Math.max(yes, no)) {
                plain = Optional.of(found(yes > no, i, longest));
            } else if (longest > 0) {
                polite = Optional.of(found(politeYes > politeNo, i, longest));
            }
            i += Math.max(1, longest);
        }
        return plain.isPresent() ? plain : polite;
    }

    private static Found found(boolean yes, int from, int length) {
        var value = yes ? "yes" : "no";
        return new Found(value, value, from, from + length);
    }
}
