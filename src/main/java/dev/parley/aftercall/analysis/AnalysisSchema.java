package dev.parley.aftercall.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.parley.qualify.Profile;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The JSON Schema of an analysis, with the facts and the checklist of one profile. Immutable. */
final class AnalysisSchema {
    static final List<String> STAGES = List.of("new", "contacted", "qualified", "converted", "lost");
    static final List<String> MARKS = List.of("clarity", "empathy", "compliance");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final List<String> ENTITIES = List.of("name", "phone", "email", "course", "budget", "city");
    private static final int LONGEST_ANSWER = 65_536;
    private static final int MOST_COMPLAINTS = 5;

    private final ObjectNode schema;
    private final JsonSchema validator;

    AnalysisSchema(Profile profile) {
        schema = schema(profile);
        validator = FACTORY.getSchema(schema);
    }

    String text() {
        return schema.toString();
    }

    /** What a model answered: an analysis, or what is wrong with it in words that a model can follow. */
    sealed interface Read {
        record Fine(Analysis analysis) implements Read {}

        record Wrong(String complaint) implements Read {}
    }

    Read read(String answer) {
        var text = answer.strip().replaceFirst("^```(?:json)?\\s*", "").replaceFirst("\\s*```$", "");
        if (text.length() > LONGEST_ANSWER) {
            return new Read.Wrong("The answer is too long.");
        }
        try {
            var node = JSON.readTree(text);
            if (node == null || !node.isObject()) {
                return new Read.Wrong("The answer is not a JSON object.");
            }
            var faults = validator.validate(node);
            return faults.isEmpty()
                    ? new Read.Fine(JSON.treeToValue(node, Analysis.class))
                    : new Read.Wrong(complaint(faults));
        } catch (JsonProcessingException e) {
            return new Read.Wrong("The answer is not valid JSON.");
        }
    }

    private static String complaint(Set<ValidationMessage> faults) {
        return faults.stream()
                .limit(MOST_COMPLAINTS)
                .map(fault -> fault.getInstanceLocation() + ": " + fault.getType())
                .collect(Collectors.joining("; "));
    }

    private static ObjectNode schema(Profile profile) {
        var root = object();
        var fields = root.putObject("properties");
        fields.set("intent", text(1, 60).put("pattern", "^[a-z][a-z0-9_]*$"));
        fields.set("summary_bullets", list(text(1, 300), 1, 6));
        fields.set("sentiment", choice(List.of("positive", "neutral", "negative")));
        fields.set("urgency", choice(List.of("low", "normal", "high")));
        fields.set("entities", entities(profile));
        fields.set("next_actions", list(action(), 0, 5));
        fields.set("lead_stage_suggestion", choice(STAGES));
        fields.set(
                "confidence",
                JSON.createObjectNode().put("type", "number").put("minimum", 0).put("maximum", 1));
        fields.set("qa", qa());
        fields.set("checklist", list(check(Checklist.of(profile).keySet()), 0, 30));
        return requiringAll(root);
    }

    private static ObjectNode entities(Profile profile) {
        var entities = object();
        var fields = entities.putObject("properties");
        ENTITIES.forEach(name -> fields.set(name, text(0, 200)));
        profile.slots().forEach(slot -> fields.set(slot.name(), text(0, 200)));
        return entities;
    }

    private static ObjectNode action() {
        var action = object();
        var fields = action.putObject("properties");
        fields.set("type", choice(List.of("callback", "email", "sms", "meeting", "information")));
        fields.set("when", text(0, 100));
        fields.set("channel", choice(List.of("phone", "email", "sms")));
        fields.set("to", text(0, 120));
        return requiringAll(action);
    }

    private static ObjectNode qa() {
        var qa = object();
        var fields = qa.putObject("properties");
        for (var mark : MARKS) {
            var judged = object();
            var of = judged.putObject("properties");
            of.putObject("score").put("type", "integer").put("minimum", 0).put("maximum", 100);
            of.set("sentence", text(0, 500));
            fields.set(mark, requiringAll(judged));
        }
        return requiringAll(qa);
    }

    private static ObjectNode check(Set<String> items) {
        var check = object();
        var fields = check.putObject("properties");
        fields.set("item", choice(List.copyOf(items)));
        fields.putObject("done").put("type", "boolean");
        fields.set("sentence", text(0, 500));
        return requiringAll(check);
    }

    private static ObjectNode object() {
        return JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
    }

    private static ObjectNode text(int shortest, int longest) {
        return JSON.createObjectNode()
                .put("type", "string")
                .put("minLength", shortest)
                .put("maxLength", longest);
    }

    private static ObjectNode choice(List<String> values) {
        var choice = JSON.createObjectNode().put("type", "string");
        values.forEach(choice.putArray("enum")::add);
        return choice;
    }

    private static ObjectNode list(JsonNode of, int least, int most) {
        var list = JSON.createObjectNode()
                .put("type", "array")
                .put("minItems", least)
                .put("maxItems", most);
        list.set("items", of);
        return list;
    }

    private static ObjectNode requiringAll(ObjectNode object) {
        object.get("properties").fieldNames().forEachRemaining(object.withArray("required")::add);
        return object;
    }
}
