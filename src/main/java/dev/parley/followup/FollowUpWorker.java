package dev.parley.followup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.access.TeamId;
import dev.parley.desk.CommunicationWanted;
import dev.parley.desk.LeadDesk;
import dev.parley.jobs.Hopeless;
import dev.parley.jobs.Job;
import dev.parley.jobs.Steps;
import dev.parley.jobs.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Map;

/** Sends one follow-up and notes it with the lead; why nothing was sent is the name of a step. */
@Singleton
class FollowUpWorker implements Worker {
    private static final String NOTHING = "{}";

    private final Courier courier;
    private final LeadDesk desk;
    private final ObjectMapper json;

    FollowUpWorker(Courier courier, LeadDesk desk, ObjectMapper json) {
        this.courier = courier;
        this.desk = desk;
        this.json = json;
    }

    @Override
    public String kind() {
        return FollowUps.KIND;
    }

    @Override
    public Uni<Void> work(Job job, Steps steps) {
        var errand = read(job.body(), Errand.class);
        return steps.once("deliver", () -> courier.deliver(job, errand).map(this::write))
                .map(kept -> read(kept, Delivery.class))
                .chain(delivery -> delivery.isSent()
                        ? steps.once("note it with the lead", () -> noted(job, errand, delivery))
                        : steps.once(delivery.told(), () -> Uni.createFrom().item(NOTHING)))
                .replaceWithVoid();
    }

    /** With leads of another CRM it is noted in {@code sent_follow_ups} only; a lead that is gone needs no note. */
    private Uni<String> noted(Job job, Errand errand, Delivery delivery) {
        if (!errand.leadIsOurs()) {
            return Uni.createFrom().item(NOTHING);
        }
        var note = new CommunicationWanted(
                errand.channel().text(),
                "ai",
                delivery.text(),
                List.of("follow-up"),
                Map.of("callId", errand.callId(), "followUpId", job.id().toString()));
        return desk.communicate(new TeamId(job.team()), errand.lead(), note, "follow-up-" + job.id())
                .replaceWith(NOTHING)
                .onFailure(NotFoundException.class)
                .recoverWithItem(NOTHING);
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new Hopeless("What was kept of this job cannot be read by this version of Parley.", e);
        }
    }

    private String write(Delivery delivery) {
        try {
            return json.writeValueAsString(delivery);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What came of a follow-up can always be written as JSON.", e);
        }
    }
}
