package dev.parley.line.asterisk;

/** How sound may travel between Asterisk and Parley. */
enum MediaFormat {
    /** By what the caller's telephone speaks: as it is where that can be, and at 16 kHz where it has them. */
    AUTO,
    /** 8 kHz, for a quarter of the bytes of {@link #WEBSOCKET}. */
    ULAW,
    ALAW,
    /** 8 kHz, uncompressed. */
    SLIN,
    /** 16 kHz over RTP. */
    G722,
    /** 16 kHz, uncompressed, over Asterisk's media WebSocket; {@link #AUTO} where Asterisk has none. */
    WEBSOCKET
}
