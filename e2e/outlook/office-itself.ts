// What the contract tests ask of Office.js itself, past the add-in's layer over it. Each function runs in the pane.

/** The recurrence with its getters asked; null for a single appointment. */
export function readOfficeRecurrence(): Promise<unknown> {
  const item = Office.context.mailbox.item as unknown as Office.AppointmentCompose;
  return new Promise((resolve) =>
    item.recurrence.getAsync(({ value }) => {
      if (!value) return resolve(value);
      const { recurrenceType, recurrenceProperties, recurrenceTimeZone, seriesTime } = value;
      resolve({
        recurrenceType,
        recurrenceProperties,
        recurrenceTimeZone,
        startDate: seriesTime.getStartDate(),
        endDate: seriesTime.getEndDate(),
        startTime: seriesTime.getStartTime(),
        endTime: seriesTime.getEndTime(),
        duration: seriesTime.getDuration(),
      });
    }),
  );
}

/** Resolves once it listens; what it hears is added to the list: the event's type and the first day of the series. */
export function hearOfficeRecurrences(): Promise<string[]> {
  return new Promise((listening) => {
    const heard: string[] = [];
    const item = Office.context.mailbox.item as unknown as Office.AppointmentCompose;
    const listener = ({ type, recurrence }: Office.RecurrenceChangedEventArgs) =>
      heard.push(`${type} ${recurrence ? recurrence.seriesTime.getStartDate() : "gone"}`);
    item.addHandlerAsync(Office.EventType.RecurrenceChanged, listener, () => listening(heard));
  });
}
