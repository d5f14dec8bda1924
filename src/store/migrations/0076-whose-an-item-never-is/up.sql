update work_item set asked_by = held.recorded_by
from circumstance as held
where held.id = work_item.circumstance and work_item.code = 'evidence_unverified';

update work_item set asked_by = held.asked_by
from departure as held
where held.id = work_item.departure;

alter table work_item add constraint nobody_takes_what_they_asked_for check (owner <> asked_by);
