package dev.parley.jobs;

/** Why a job failed, in a sentence that is kept and shown: without what strangers' messages may say of people. */
final class Reasons {
    private Reasons() {}

    static String sentence(Throwable failure) {
        return switch (failure) {
            case Hopeless told -> words(told);
            case Setback told -> words(told);
            case Later told -> words(told);
            default -> "The worker failed with " + rootOf(failure) + place(failure) + ".";
        };
    }

    private static String words(Throwable told) {
        return String.valueOf(told.getMessage()).replace("\0", "");
    }

    private static String rootOf(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }

    private static String place(Throwable failure) {
        for (var frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith("dev.parley.")) {
                return " at " + frame.getFileName() + ":" + frame.getLineNumber();
            }
        }
        return "";
    }
}
