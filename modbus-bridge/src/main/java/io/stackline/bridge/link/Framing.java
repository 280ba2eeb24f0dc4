package io.stackline.bridge.link;

import java.io.IOException;

/** What stands around a PDU on the wire. */
sealed interface Framing permits Mbap, Rtu {
  /** Bytes of an exception's PDU. */
  int EXCEPTION_SIZE = 2;

  /**
   * A question that is out.
   *
   * @param number of the transaction, 0 to 65535
   * @param answer what fits it
   */
  record Asked(int number, int unit, int function, Question.Answer answer) {
    int exception() {
      return function | 0x80;
    }

    void checkUnit(int found) throws Misfit {
      if (found != unit) {
        throw new Misfit("the answer comes from unit " + found);
      }
    }

    /** Whether it is an exception; neither that nor the function that was asked is refused. */
    boolean isException(int found) throws Misfit {
      if (found != function && found != exception()) {
        throw new Misfit("the answer is to function " + found);
      }
      return found == exception();
    }

    /** Compares the first bytes of an answer's PDU with what they must be. */
    void checkHead(byte[] frame, int at, int bytes) throws Misfit {
      if (!answer.beginsAt(at, frame, bytes)) {
        throw new Misfit("the answer tells of other registers, or of another number of them");
      }
    }
  }

  /** An answer that does not fit the question. */
  final class Misfit extends IOException {
    private static final long serialVersionUID = 1L;

    Misfit(String why) {
      super(why);
    }
  }

  /** The bytes that ask. */
  byte[] frame(Asked asked, byte[] pdu);

  /**
   * The PDU of the answer: an exception's, or one that is just as the right one must be.
   *
   * @param deadlineNanos wall clock by which all of it must have come
   * @throws java.net.SocketTimeoutException if it had not
   */
  byte[] answer(Cable cable, Asked asked, long deadlineNanos) throws IOException;
}
