package dev.parley.call.smartturn;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An ONNX file with the inputs and outputs of smart-turn v3: {@code input_features}, float [1, 80, 800] of
 * {@link LogMel}; the first output one float, how likely it is from 0 to 1 that the turn is over. Runs on the thread
 * that asks it.
 */
final class TurnModel implements AutoCloseable {
    private static final String INPUT = "input_features";
    private static final long[] SHAPE = {1, LogMel.BANDS, LogMel.FRAMES};

    private final OrtSession session;

    private TurnModel(OrtSession session) {
        this.session = session;
    }

    /** @throws IllegalArgumentException with a sentence that names the key when the file is no such model */
    static TurnModel read(Path file) {
        try {
            var model = new TurnModel(open(Files.readAllBytes(file)));
            model.check();
            return model;
        } catch (IOException e) {
            throw wrong(file, "but no file can be read there (" + e + "). Correct the path, or leave the key out");
        } catch (OrtException e) {
            throw wrong(file, "but that is no ONNX model that runs here (" + e.getMessage() + ")");
        } catch (Unlike e) {
            throw wrong(
                    file,
                    "but its model " + e.getMessage() + ". It must have the inputs and outputs of smart-turn v3: "
                            + INPUT + ", float [1, 80, 800], and one float from 0 to 1");
        }
    }

    private static OrtSession open(byte[] bytes) throws OrtException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // Whoever asks says what failed.
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            return OrtEnvironment.getEnvironment().createSession(bytes, options);
        }
    }

    /** How likely the turn is over, from 0 to 1. @param sound at 16 kHz */
    float likelihood(short[] sound) throws OrtException {
        try (var features = OnnxTensor.createTensor(
                        OrtEnvironment.getEnvironment(), FloatBuffer.wrap(LogMel.of(sound)), SHAPE);
                var result = session.run(Map.of(INPUT, features))) {
            return number(result.get(0) instanceof OnnxTensor tensor ? tensor.getFloatBuffer() : null);
        }
    }

    private void check() throws OrtException {
        var inputs = session.getInputInfo();
        if (inputs.size() != 1 || !inputs.containsKey(INPUT)) {
            throw new Unlike("takes " + inputs.keySet());
        }
        if (!isFloat(inputs.get(INPUT), SHAPE)) {
            throw new Unlike("takes " + inputs.get(INPUT));
        }
        var likelihood = likelihood(new short[LogMel.RATE]);
        if (!(likelihood >= 0 && likelihood <= 1)) {
            throw new Unlike("answers " + likelihood);
        }
    }

    /** A size that the file leaves open is −1. */
    private static boolean isFloat(NodeInfo node, long[] shape) {
        if (!(node.getInfo() instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.FLOAT) {
            return false;
        }
        var actual = tensor.getShape();
        boolean alike = actual.length == shape.length;
        for (int i = 0; alike && i < shape.length; i++) {
            alike = actual[i] == shape[i] || actual[i] == -1;
        }
        return alike;
    }

    private static float number(@Nullable FloatBuffer answer) {
        if (answer == null || answer.remaining() != 1) {
            throw new Unlike("does not answer with one float");
        }
        return answer.get(0);
    }

    private static IllegalArgumentException wrong(Path file, String what) {
        return new IllegalArgumentException("parley.call.turn-model.file is " + file + ", " + what + ".");
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }

    private static final class Unlike extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unlike(String what) {
            super(what);
        }
    }
}
