package io.stackline.bridge.driver;

import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.StatusBlock;
import io.stackline.press.PressId;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One step of the driver in the making: the state as it becomes, and what is to be done. */
final class Turn {
  private final PressId press;
  private final int salt;
  private final Duration lease;
  private final Instant at;
  private final List<Effect> effects = new ArrayList<>();
  private Desk desk;
  private Tenure tenure;
  private Work work;
  private Channel channel;
  private boolean dropped;

  Turn(DriverState state, Instant at) {
    this.press = state.press();
    this.salt = state.salt();
    this.lease = state.lease();
    this.at = at;
    this.desk = state.desk();
    this.tenure = state.tenure();
    this.work = state.work();
    this.channel = state.channel();
  }

  Decision decision() {
    return new Decision(new DriverState(press, salt, lease, desk, tenure, work, channel), effects);
  }

  PressId press() {
    return press;
  }

  int salt() {
    return salt;
  }

  Duration lease() {
    return lease;
  }

  Instant at() {
    return at;
  }

  Desk desk() {
    return desk;
  }

  void desk(Desk changed) {
    desk = changed;
  }

  Tenure tenure() {
    return tenure;
  }

  void tenure(Tenure changed) {
    tenure = changed;
  }

  Work work() {
    return work;
  }

  void work(Work changed) {
    work = changed;
  }

  Channel channel() {
    return channel;
  }

  boolean isFree() {
    return channel instanceof Channel.Free && !dropped;
  }

  void free() {
    channel = new Channel.Free();
  }

  /** Replaces the command in flight by what has become of it. */
  void keep(Exchange exchange) {
    channel = new Channel.Busy(exchange);
  }

  /** Puts a new command in flight. */
  void open(CommandBlock frame, Purpose purpose, Event.Seen seen) {
    channel = new Channel.Busy(Exchange.begun(frame, purpose, seen.block(), seen.wallNanos()));
    send(frame);
  }

  void send(CommandBlock frame) {
    effects.add(new Effect.Send(frame));
  }

  void add(Effect effect) {
    effects.add(effect);
  }

  /** Ends what may be done on the wire in this scan. */
  void drop(String reason) {
    dropped = true;
    effects.add(new Effect.DropLink(reason));
  }

  boolean hasDropped() {
    return dropped;
  }

  void report(OrderId order, Progress progress) {
    OrderReport report = desk.book().next(order, at, progress);
    desk = desk.book(desk.book().with(report));
    effects.add(new Effect.Report(report));
  }

  void refuse(OrderId order, Refusal refusal) {
    report(order, new Progress.Refused(refusal));
  }

  /** A frame of this epoch with the only number the PLC takes next. */
  static int nextSequence(StatusBlock block) {
    return CommandBlock.next(block.ack().sequence());
  }
}
