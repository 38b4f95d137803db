package dev.parley.qualify.english;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Everyday English words: never a name, never another word misheard. */
final class Words {
    static final Set<String> COMMON =
            Arrays.stream(("""
            a about above actually after again against ago all almost alone along already also although always am among
            an and another any anybody anyone anything anyway are arent around as ask asked asking at away back bad be
            because been before being best better between big both but by bye call called calling came can cannot cant
            care certainly change cheap come company confused correct could couldnt course crazy currently day days deal
            did didnt different do does doesnt doing dollar dollars done dont down during each earlier early easy either
            else email end enough er euro euros even evening ever every everybody everyone everything exactly except fair
            fairly far few fifteen fifty fifth find fine first five for forget forgot forty four fourth free friday from
            full funny gave get gets getting give given go goes going gone good goodbye got great guess had half hang
            happen happy hard hardly has hasnt have havent having he hear heard hello help her here hers hes hey hi high
            him himself his hold home hour hours how however hows hundred i id if ignore ill im important in information
            instead instructions interest interested into invest investing is isnt it its itself ive job just keep kind
            know knows large last late later least leave less let lets like likely likes line listen little long look
            looking lot lots low made mainly make makes making man many matter  maybe me mean means medium might
            million mind mine minute minutes monday money month months more morning most mostly much must my myself name
            names need needs neither never new next nice night nine no nobody none nope nor normally not nothing now
            number of off often oh ok okay old on once one ones only or order other others our ours out over own pardon
            people percent perfect perhaps person phone place plan please pound pounds prefer previous  private
            probably problem question questions quite rather really repeat right risk robot safe said same saturday say
            saying says second secret see seem seems seen send sense seven seventy several shall she shes short should
            shouldnt show side since six sixty small so some somebody someone something sometimes somewhere soon sorry
            sort speak speaking spell spelled start still stop stupid such sunday sure system take taken takes talk
            talking tell ten terms than thank thanks that thats the their theirs them themselves then there theres
            therefore these they theyre thing things think thinking third thirty this those though thought thousand three
            through thursday time times to today together told tomorrow tonight too total tough tried try trying tuesday
            turn twelve twenty two uh um under understand unless until up upon us use used using usually very voice wait
            want wanted wants was wasnt way we wednesday week weekend weeks well went were werent weve what whatever whats
            when where wheres whether which while who whole whos whose why wish with within without wonder wont word
            words work works would wouldnt wrong yeah year years yep yes yet you youd youll your youre yours yourself
            zero afternoon noon skip pass nah hmm huh secret business telling depends none robot human agent weather
            stock stocks  bonds fund funds crypto estate property conservative moderate aggressive
            """).split("\\s+")).filter(word -> !word.isEmpty()).collect(Collectors.toUnmodifiableSet());

    private Words() {}
}
