package io.stackline.plcsim.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Takes requests out of a port's byte stream and puts answers into frames. Has no state. */
sealed interface Frames permits MbapFrames, RtuFrames {
  /** The longest frame of either framing is 260 octets; room for two, so that none is cut. */
  int BUFFER_OCTETS = 528;

  /** How long a frame may pause before what came of it is thrown away; 0 = for ever. */
  long silenceMs();

  /**
   * The next request, taken out of the buffer; empty if it is not whole yet.
   *
   * @throws IOException if the stream cannot be followed any further
   */
  Optional<Request> next(ByteBuffer in) throws IOException;

  /** An answer's frame. */
  byte[] frame(int transaction, int unit, byte[] pdu);

  static Frames of(Framing framing) {
    return switch (framing) {
      case MBAP -> new MbapFrames();
      case RTU_OVER_TCP -> new RtuFrames();
    };
  }
}
