package io.stackline.plcsim;

import java.util.Optional;

/**
 * Why a block of registers is not accepted.
 *
 * @param reason the NACK
 * @param register the offending holding register, PDU address
 */
record Refusal(Nack reason, int register) {
  static Optional<Refusal> when(boolean wrong, Nack reason, int register) {
    return wrong ? Optional.of(new Refusal(reason, register)) : Optional.empty();
  }

  Reply reply() {
    return Reply.refused(reason, register);
  }
}
