package io.stackline.launch.soak;

import io.stackline.launch.soak.check.Kept;
import io.stackline.launch.soak.check.Observer;
import io.stackline.launch.soak.check.PressLook;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.record.RunJournal;
import io.stackline.run.Command;
import io.stackline.run.OrderReport;
import io.stackline.run.Outcome;
import io.stackline.run.PressOrder;
import io.stackline.run.RunStatus;
import java.time.Instant;
import java.util.List;

/** All observers as one. */
record Observers(List<Observer> all) implements Observer {
  Observers {
    all = List.copyOf(all);
  }

  @Override
  public void press(Instant at, PressLook look) {
    all.forEach(each -> each.press(at, look));
  }

  @Override
  public void started(Instant at, PressId press, long runNumber) {
    all.forEach(each -> each.started(at, press, runNumber));
  }

  @Override
  public void heard(Instant at, PressId press) {
    all.forEach(each -> each.heard(at, press));
  }

  @Override
  public void reading(Instant at, PressReading reading) {
    all.forEach(each -> each.reading(at, reading));
  }

  @Override
  public void order(Instant at, PressOrder order) {
    all.forEach(each -> each.order(at, order));
  }

  @Override
  public void report(Instant at, OrderReport report) {
    all.forEach(each -> each.report(at, report));
  }

  @Override
  public void run(Instant at, RunStatus status) {
    all.forEach(each -> each.run(at, status));
  }

  @Override
  public void asked(Instant at, Command command) {
    all.forEach(each -> each.asked(at, command));
  }

  @Override
  public void outcome(Instant at, Outcome outcome) {
    all.forEach(each -> each.outcome(at, outcome));
  }

  @Override
  public void written(Instant at, RunJournal.Entry entry) {
    all.forEach(each -> each.written(at, entry));
  }

  @Override
  public void opened(Instant at, Kept kept) {
    all.forEach(each -> each.opened(at, kept));
  }

  @Override
  public void second(Instant at) {
    all.forEach(each -> each.second(at));
  }

  @Override
  public void over(Instant at, Kept kept) {
    all.forEach(each -> each.over(at, kept));
  }
}
