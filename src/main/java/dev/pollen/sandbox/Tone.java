package dev.pollen.sandbox;

import io.vertx.core.buffer.Buffer;

/** A note as a sound file: what the look-alike has in place of recorded voices. */
final class Tone {
  private static final int RATE = 8000;
  private static final int HEADER = 36;
  private static final int SILENCE = 128;
  private static final int LOUD = 60;

  private Tone() {}

  /** One channel, eight bits a sample. */
  static Buffer wave(int pitch, int seconds) {
    int samples = RATE * seconds;
    Buffer wave = Buffer.buffer();
    wave.appendString("RIFF").appendIntLE(HEADER + samples).appendString("WAVEfmt ");
    wave.appendIntLE(16).appendShortLE((short) 1).appendShortLE((short) 1);
    wave.appendIntLE(RATE).appendIntLE(RATE).appendShortLE((short) 1).appendShortLE((short) 8);
    wave.appendString("data").appendIntLE(samples);
    for (int i = 0; i < samples; i++) {
      double swing = Math.sin(2 * Math.PI * pitch * i / RATE);
      wave.appendByte((byte) (SILENCE + Math.round(LOUD * swing)));
    }
    return wave;
  }
}
