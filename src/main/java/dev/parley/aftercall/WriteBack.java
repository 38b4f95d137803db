package dev.parley.aftercall;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.access.TeamId;
import dev.parley.aftercall.analysis.Analysis;
import dev.parley.aftercall.analysis.Analysis.NextAction;
import dev.parley.crm.Communication;
import dev.parley.crm.Contact;
import dev.parley.crm.Crm;
import dev.parley.crm.CrmConfig;
import dev.parley.crm.CrmException;
import dev.parley.crm.LeadChange;
import dev.parley.crm.Origin;
import dev.parley.crm.Receipt;
import dev.parley.crm.Task;
import dev.parley.desk.LeadDesk;
import dev.parley.desk.Reach;
import dev.parley.jobs.Hopeless;
import dev.parley.jobs.Job;
import dev.parley.jobs.Setback;
import dev.parley.jobs.Steps;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Tells the CRM what came of a call: the summary, a task for each thing to do, and what the lead is now. */
@Singleton
class WriteBack {
    private static final Duration SOON = Duration.ofHours(2);
    private static final Duration IN_A_DAY = Duration.ofDays(1);
    private static final int MOST_TASKS = 5;

    private final Crm crm;
    private final LeadDesk desk;
    private final ObjectMapper json;
    private final boolean leadsAreOurs;

    WriteBack(Crm crm, LeadDesk desk, ObjectMapper json, CrmConfig crmConfig) {
        this.crm = crm;
        this.desk = desk;
        this.json = json;
        leadsAreOurs = CrmConfig.ownDesk(crmConfig);
    }

    /** Each of them is a step, so that the CRM is told of it once. */
    Uni<Void> write(Job job, CallEnded event, Analysis analysis, Steps steps) {
        return contact(job, event, analysis).chain(contact -> write(job, event, analysis, contact, steps));
    }

    private Uni<Void> write(Job job, CallEnded event, Analysis analysis, Contact contact, Steps steps) {
        return step(
                        steps,
                        "write the summary",
                        name -> crm.communicate(summary(origin(job, name), contact, event, analysis)))
                .chain(() -> tasks(job, event, analysis, contact, steps))
                .chain(() -> step(steps, "update the lead", name -> update(origin(job, name), contact, analysis)))
                .replaceWithVoid();
    }

    private interface Deed {
        Uni<Receipt> named(String step);
    }

    private static Uni<String> step(Steps steps, String name, Deed deed) {
        return steps.once(name, () -> deed.named(name)
                .map(WriteBack::text)
                .onFailure(CrmException.class)
                .transform(failure -> new Setback(String.valueOf(failure.getMessage()), failure)));
    }

    private Uni<Void> tasks(Job job, CallEnded event, Analysis analysis, Contact contact, Steps steps) {
        var actions = analysis.nextActions().stream()
                .filter(action -> !action.type().isBlank())
                .toList();
        return Multi.createFrom()
                .iterable(IntStream.range(0, Math.min(MOST_TASKS, actions.size()))
                        .boxed()
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(i -> step(
                        steps,
                        "write task " + (i + 1),
                        name -> crm.task(task(origin(job, name), contact, event, analysis, actions.get(i)))))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** What the CRM will not have of the lead is for people to see; the rest of the call is written all the same. */
    private Uni<Receipt> update(Origin origin, Contact contact, Analysis analysis) {
        var change = new LeadChange(
                origin,
                contact,
                Optional.of(analysis.leadStageSuggestion()).filter(stage -> !stage.equals("new")),
                Optional.of(analysis.urgency().equals("normal") ? "medium" : analysis.urgency()),
                OptionalLong.empty(),
                false);
        return crm.update(change).onFailure(Hopeless.class).recoverWithItem(new Receipt.Suggested());
    }

    private Communication summary(Origin origin, Contact contact, CallEnded event, Analysis analysis) {
        var bullets = String.join("\n", analysis.summaryBullets());
        return new Communication(
                origin,
                contact,
                bullets.isBlank() ? "Nothing was said." : bullets,
                List.of(
                        "intent:" + analysis.intent(),
                        "priority:" + analysis.urgency(),
                        "sentiment:" + analysis.sentiment()),
                metadata(event, analysis));
    }

    private ObjectNode metadata(CallEnded event, Analysis analysis) {
        ObjectNode all = json.valueToTree(analysis);
        var metadata = JsonNodeFactory.instance.objectNode().put("callId", event.callId());
        for (var field : List.of("summary_bullets", "entities", "next_actions", "confidence")) {
            metadata.set(field, Objects.requireNonNull(all.get(field), field));
        }
        return metadata;
    }

    /** When it is wanted stays in the words of the call, for a person to read; what is due is that somebody looks. */
    private static Task task(Origin origin, Contact contact, CallEnded event, Analysis analysis, NextAction action) {
        var wanted = new StringBuilder(action.type().replace('_', ' '));
        wanted.replace(0, 1, wanted.substring(0, 1).toUpperCase(Locale.ROOT));
        if (!action.when().isBlank()) {
            wanted.append(", wanted: ").append(action.when());
        }
        if (!action.channel().isBlank()) {
            wanted.append(", by ").append(action.channel());
        }
        if (!action.to().isBlank()) {
            wanted.append(", to ").append(action.to());
        }
        analysis.summaryBullets().forEach(bullet -> wanted.append('\n').append(bullet));
        var due = event.endedAt().plus(analysis.urgency().equals("high") ? SOON : IN_A_DAY);
        return new Task(origin, contact, action.type(), due, wanted.toString());
    }

    private Uni<Contact> contact(Job job, CallEnded event, Analysis analysis) {
        return event.own() && !leadsAreOurs
                ? elsewhere(desk, new TeamId(job.team()), event.leadId(), analysis.entities())
                : Uni.createFrom().item(contact(OptionalLong.of(event.leadId()), "", analysis.entities()));
    }

    /** Calls of Parley's own have no id in another CRM: that one has to find the caller by number, the line's first. */
    static Uni<Contact> elsewhere(LeadDesk desk, TeamId team, long ownLead, Map<String, String> facts) {
        return desk.reach(team, ownLead)
                .map(Reach::phone)
                .onFailure(NotFoundException.class)
                .recoverWithItem("")
                .map(phone -> contact(OptionalLong.empty(), phone, facts));
    }

    private static Contact contact(OptionalLong lead, String phone, Map<String, String> facts) {
        return new Contact(
                lead,
                phone.isEmpty() ? facts.getOrDefault("phone", "") : phone,
                facts.getOrDefault("name", ""),
                facts.getOrDefault("email", ""));
    }

    private static Origin origin(Job job, String step) {
        return new Origin(job.team(), job.id(), step);
    }

    private static String text(Receipt receipt) {
        var kept = JsonNodeFactory.instance.objectNode();
        switch (receipt) {
            case Receipt.Written written -> kept.put("target", written.target()).put("reference", written.reference());
            case Receipt.Suggested _ -> kept.put("suggested", true);
        }
        return kept.toString();
    }
}
