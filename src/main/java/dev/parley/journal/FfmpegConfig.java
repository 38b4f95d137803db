package dev.parley.journal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** How ffmpeg is run. */
@ConfigMapping(prefix = "parley.ffmpeg")
public interface FfmpegConfig {
    /** What runs ffmpeg: a program and, separated by commas, arguments that come before Parley's own. */
    @WithDefault("ffmpeg")
    List<String> command();
}
