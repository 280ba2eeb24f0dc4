package io.stackline.bridge.mapped;

import io.stackline.bridge.driver.Desk;
import io.stackline.bridge.point.WritePlan.Setting;
import io.stackline.map.RegisterMap;
import io.stackline.press.PressId;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One step of the driver in the making: the state as it becomes, and what is to be done. */
final class Turn {
  private final PressId press;
  private final RegisterMap map;
  private final Instant at;
  private final List<Effect> effects = new ArrayList<>();
  private Desk desk;
  private Work work;
  private Optional<Saying> saying;
  private MappedState.AbortCall call;
  private MappedState.Pulse pulse;
  private long lastRun;
  private boolean spoken;

  Turn(MappedState state, Instant at) {
    this.press = state.press();
    this.map = state.map();
    this.at = at;
    this.desk = state.desk();
    this.work = state.work();
    this.saying = state.saying();
    this.call = state.call();
    this.pulse = state.pulse();
    this.lastRun = state.lastRun();
  }

  Decision decision() {
    MappedState next = new MappedState(press, map, desk, work, saying, call, pulse, lastRun);
    return new Decision(next, effects);
  }

  PressId press() {
    return press;
  }

  RegisterMap map() {
    return map;
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

  Work work() {
    return work;
  }

  void work(Work changed) {
    work = changed;
  }

  Optional<Saying> saying() {
    return saying;
  }

  void saying(Saying changed) {
    saying = Optional.of(changed);
  }

  void silence() {
    saying = Optional.empty();
  }

  /** Whether START may already be with the press. */
  boolean isStarting() {
    return work instanceof Work.Preparing && saying.map(Saying::isWritten).orElse(false);
  }

  MappedState.AbortCall call() {
    return call;
  }

  void call(MappedState.AbortCall changed) {
    call = changed;
  }

  MappedState.Pulse pulse() {
    return pulse;
  }

  void pulse(MappedState.Pulse changed) {
    pulse = changed;
  }

  void lastRun(long started) {
    lastRun = started;
  }

  /** Whether a command was written in this turn: one is enough. */
  boolean hasSpoken() {
    return spoken;
  }

  void say(Effect.Purpose purpose, List<Setting> settings) {
    spoken = true;
    effects.add(new Effect.Say(purpose, settings));
  }

  void put(Effect.Purpose purpose, List<Setting> settings) {
    effects.add(new Effect.Put(purpose, settings));
  }

  void add(Effect effect) {
    effects.add(effect);
  }

  void report(OrderId order, Progress progress) {
    OrderReport report = desk.book().next(order, at, progress);
    desk = desk.book(desk.book().with(report));
    effects.add(new Effect.Report(report));
  }

  void refuse(OrderId order, Refusal refusal) {
    report(order, new Progress.Refused(refusal));
  }

  static <T> List<T> without(List<T> list, T gone) {
    return list.stream().filter(each -> !each.equals(gone)).toList();
  }
}
