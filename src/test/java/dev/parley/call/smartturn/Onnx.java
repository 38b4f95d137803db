package dev.parley.call.smartturn;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small ONNX files, field by field as onnx.proto numbers them. */
final class Onnx {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

    /** Says that a turn is over when its sound fills the eight seconds, and that it goes on when it is short. */
    static Path likesLongSounds(Path folder) {
        return mean("input_features", new long[] {1, 80, 800}, 1, 2)
                .constant("half", 0.5f)
                .constant("steep", 20)
                .node("Sub", "less", "mean", "half")
                .node("Mul", "steeper", "less", "steep")
                .node("Sigmoid", "likelihood", "steeper")
                .write(folder.resolve("long.onnx"));
    }

    /** Answers 0.5 to silence, whose features are −1.5, and breaks at every sound: it looks behind the end of a list. */
    static Path breaksAtSounds(Path folder) {
        return mean("input_features", new long[] {1, 80, 800}, 1, 2)
                .constant("offset", 1.5f)
                .constant("list", 0.5f)
                .node("Add", "positive", "mean", "offset")
                .node(attribute("to", 3, INT64), "Cast", "place", "positive")
                .node("Gather", "likelihood", "list", "place")
                .write(folder.resolve("breaks.onnx"));
    }

    static Path answersWithAList(Path folder) {
        return mean("input_features", new long[] {1, 80, 800}, 1)
                .node("Sigmoid", "likelihood", "mean")
                .write(folder.resolve("list.onnx"));
    }

    static Path answersWithTheMean(Path folder) {
        return mean("input_features", new long[] {1, 80, 800}, 1, 2)
                .node("Identity", "likelihood", "mean")
                .write(folder.resolve("mean.onnx"));
    }

    static Path takes(Path folder, String name, long... shape) {
        return mean(name, shape, 0)
                .node("Sigmoid", "likelihood", "mean")
                .write(folder.resolve(name + shape.length + ".onnx"));
    }

    private static Onnx mean(String input, long[] shape, long... axes) {
        var onnx = new Onnx();
        onnx.put(11, tensor(input, shape));
        var sizes = new ByteArrayOutputStream();
        field(sizes, 1, "axes".getBytes(StandardCharsets.UTF_8));
        for (long axis : axes) {
            number(sizes, 8, axis);
        }
        number(sizes, 20, 7);
        var attributes = new ByteArrayOutputStream();
        field(attributes, 5, sizes.toByteArray());
        attributes.writeBytes(attribute("keepdims", 3, 0));
        return onnx.node(attributes.toByteArray(), "ReduceMean", "mean", input);
    }

    private Onnx constant(String name, float value) {
        var tensor = new ByteArrayOutputStream();
        number(tensor, 1, 1);
        number(tensor, 2, FLOAT);
        field(tensor, 8, name.getBytes(StandardCharsets.UTF_8));
        var raw = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value);
        field(tensor, 9, raw.array());
        put(5, tensor.toByteArray());
        return this;
    }

    private Onnx node(String type, String output, String... inputs) {
        return node(new byte[0], type, output, inputs);
    }

    private Onnx node(byte[] attributes, String type, String output, String... inputs) {
        var node = new ByteArrayOutputStream();
        for (var input : inputs) {
            field(node, 1, input.getBytes(StandardCharsets.UTF_8));
        }
        field(node, 2, output.getBytes(StandardCharsets.UTF_8));
        field(node, 4, type.getBytes(StandardCharsets.UTF_8));
        node.writeBytes(attributes);
        put(1, node.toByteArray());
        return this;
    }

    private Path write(Path file) {
        put(2, "test".getBytes(StandardCharsets.UTF_8));
        put(12, tensor("likelihood", new long[0]));
        var version = new ByteArrayOutputStream();
        number(version, 2, 13);
        var model = new ByteArrayOutputStream();
        number(model, 1, 8);
        field(model, 8, version.toByteArray());
        field(model, 7, graph.toByteArray());
        try {
            return Files.write(file, model.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(int field, byte[] bytes) {
        field(graph, field, bytes);
    }

    /** A value's name and type; without a shape when there are no sizes. */
    private static byte[] tensor(String name, long[] sizes) {
        var shape = new ByteArrayOutputStream();
        for (long size : sizes) {
            var dimension = new ByteArrayOutputStream();
            number(dimension, 1, size);
            field(shape, 1, dimension.toByteArray());
        }
        var tensor = new ByteArrayOutputStream();
        number(tensor, 1, FLOAT);
        if (sizes.length > 0) {
            field(tensor, 2, shape.toByteArray());
        }
        var type = new ByteArrayOutputStream();
        field(type, 1, tensor.toByteArray());
        var value = new ByteArrayOutputStream();
        field(value, 1, name.getBytes(StandardCharsets.UTF_8));
        field(value, 2, type.toByteArray());
        return value.toByteArray();
    }

    private static byte[] attribute(String name, int field, long value) {
        var attribute = new ByteArrayOutputStream();
        field(attribute, 1, name.getBytes(StandardCharsets.UTF_8));
        number(attribute, field, value);
        number(attribute, 20, 2);
        var out = new ByteArrayOutputStream();
        field(out, 5, attribute.toByteArray());
        return out.toByteArray();
    }

    private static void field(ByteArrayOutputStream out, int field, byte[] bytes) {
        varint(out, (long) field << 3 | 2);
        varint(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream out, int field, long value) {
        varint(out, (long) field << 3);
        varint(out, value);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
