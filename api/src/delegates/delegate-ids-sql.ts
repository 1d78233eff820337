// SQL pieces for "who acts for a meeting": those whom its organizer's calendar lets write, and those named for it alone.

/** The ids of those who act for a meeting, as a uuid array; `organizerId` and `meetingId` are SQL. */
export function delegateIdsOf(organizerId: string, meetingId: string): string {
  return `array(
    select p.user_id
      from meeting_role p
     where p.tenant_id = $1
       and p.meeting_id = ${meetingId}
       and p.role = 'delegate'
       and p.user_id is not null
    union
    select g.delegate_id
      from calendar_delegate g
     where g.tenant_id = $1
       and g.manager_id = ${organizerId})`;
}

/** True for the meetings `m` that the user organizes or acts for; `userId` is SQL. */
export function isActedForBy(userId: string): string {
  return `(m.organizer_id = ${userId}
       or m.organizer_id in (
        select g.manager_id
          from calendar_delegate g
         where g.tenant_id = $1
           and g.delegate_id = ${userId})
       or m.id in (
        select p.meeting_id
          from meeting_role p
         where p.tenant_id = $1
           and p.user_id = ${userId}
           and p.role = 'delegate'))`;
}
