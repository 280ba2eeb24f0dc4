package io.stackline.sequence.route;

import io.stackline.sequence.stage.Turn;
import java.util.List;

/** Those who do what the routes say. Each method does its part now, or throws. */
public interface StageHands {
  /**
   * What came in meets its run; what the run decides is written down.
   *
   * @return what is to be told and done now, in this order
   */
  List<Turn> take(Object input);

  void show(Turn.Show turn);

  void use(Turn.Use turn);

  void answer(Turn.Answer turn);

  void errand(Turn.ToPress turn);

  void allot(Turn.OfStage turn);

  void ask(Turn.OfStage turn);

  void check(Turn.OfStage turn);

  void press(Turn.OfStage turn);

  void judge(Turn.OfStage turn);

  void writeDown(Turn.OfStage turn);
}
